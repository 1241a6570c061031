/* Runs boxed: reads the MP4 boxes of descriptor 3 and prints what they say as JSON. */
import { fstatSync, readSync } from 'node:fs';
import { readMp4Boxes } from '../media-info/mp4/read-mp4-boxes';

const descriptor = 3;

function read(offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
}

process.stdout.write(JSON.stringify(readMp4Boxes(read, fstatSync(descriptor).size)));
