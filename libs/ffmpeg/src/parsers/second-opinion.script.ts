/* Runs boxed: asks MediaInfo about the file of descriptor 3 and prints what it says as JSON. */
import { fstatSync, readSync } from 'node:fs';
import { mediaInfoFactory } from 'mediainfo.js';
import { readOpinion } from '../second-opinion/opinion';

const descriptor = 3;
const chunkSize = 1 << 18;

async function ask(): Promise<string> {
  const tool = await mediaInfoFactory({ format: 'object', chunkSize });
  const result = await tool.analyzeData(fstatSync(descriptor).size, (length, offset) => {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
  });
  return JSON.stringify(readOpinion(result));
}

void ask().then((answer) => process.stdout.write(answer));
