/* Runs boxed: reads what the wrapper of descriptor 3 says of itself, MXF or wave, and prints it as JSON. */
import { fstatSync, readSync } from 'node:fs';
import { readMxf } from '../mxf';
import { readWave } from '../wave';

const descriptor = 3;

function read(offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, length));
  return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
}

const size = fstatSync(descriptor).size;
process.stdout.write(JSON.stringify(process.argv[2] === 'mxf' ? readMxf(read, size) : readWave(read, size)));
