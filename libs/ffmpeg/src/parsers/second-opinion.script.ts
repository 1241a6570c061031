/* Runs boxed: asks MediaInfo about a file and prints what it says, or why it was not heard, as JSON. */
import { mediaInfoFactory } from 'mediainfo.js';
import { readOpinion } from '../second-opinion/opinion';
import { openSource } from './boxed-source';
import { ReadingEnded } from './ranged-reader';
import type { OpinionAnswer } from './second-opinion';
import { tell } from './tell';

const chunkSize = 1 << 18;

async function ask(): Promise<OpinionAnswer> {
  const source = openSource(process.argv[2]);
  const tool = await mediaInfoFactory({ format: 'object', chunkSize });
  try {
    const read = async (length: number, offset: number) => source.read(offset, length);
    return { opinion: readOpinion(await tool.analyzeData(source.sizeBytes, read)) };
  } catch (error) {
    // what it made of a part would be a guess
    if (error instanceof ReadingEnded) return { silent: error.message };
    throw error;
  } finally {
    source.close();
  }
}

void ask().then(tell);
