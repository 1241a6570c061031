/* Runs boxed: reads what strangers wrote, a list of texts from its input, and prints what they declare as JSON. */
import { readFileSync } from 'node:fs';
import type { ParseAnswer, ParseTask } from './parse-manifests';
import { EntitiesDeclared, readDash } from './read-dash';
import { NotAPlaylist, readHls } from './read-hls';
import { readSidx } from './read-sidx';

function parse(task: ParseTask): ParseAnswer {
  const bytes = Buffer.from(task.bytes, 'base64');
  try {
    if (task.kind === 'sidx') return { sidx: readSidx(bytes, task.offset) };
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const content = new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
    return { manifest: task.kind === 'hls' ? readHls(content, task.base) : readDash(content, task.base) };
  } catch (error) {
    if (error instanceof EntitiesDeclared)
      return { failure: 'entities', reason: 'it declares XML entities or a document type' };
    const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    return { failure: error instanceof NotAPlaylist ? 'not_a_manifest' : 'unreadable', reason };
  }
}

const tasks = JSON.parse(readFileSync(0, 'utf8')) as ParseTask[];
process.stdout.write(JSON.stringify(tasks.map(parse)));
