import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';

const GIB = 1024 ** 3;

/** Two seconds of a real MP4 whose mdat box is stretched by a hole (to 1 GiB; at most 4 GiB), with moov before it or behind it. */
export function makeSparseMovie(folder: string, moov: 'first' | 'last', mdatBytes = GIB): string {
  const small = join(folder, `small-${moov}.mp4`);
  const input = ['-f', 'lavfi', '-i', 'testsrc2=d=2:s=320x180:r=25', '-f', 'lavfi', '-i', 'sine=d=2'];
  const flags = moov === 'first' ? ['-movflags', '+faststart'] : [];
  execFileSync(process.env['FFMPEG_PATH'] || 'ffmpeg', [
    '-v',
    'error',
    ...input,
    '-c:v',
    'mpeg4',
    '-c:a',
    'aac',
    ...flags,
    small,
  ]);

  const bytes = readFileSync(small);
  const boxes = topBoxes(bytes);
  const last = boxes.at(-1);
  const mdat = boxes.find(({ type }) => type === 'mdat');
  if (mdat === undefined || last?.type !== (moov === 'first' ? 'mdat' : 'moov')) throw new Error('unexpected layout');
  const head = Buffer.from(bytes.subarray(0, mdat.end));
  head.writeUInt32BE(mdatBytes, mdat.start);

  const file = join(folder, `sparse-${moov}.mp4`);
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, head);
  ftruncateSync(descriptor, mdat.start + mdatBytes);
  writeSync(descriptor, bytes, mdat.end, bytes.length - mdat.end, mdat.start + mdatBytes);
  closeSync(descriptor);
  return file;
}

function topBoxes(bytes: Buffer): { type: string; start: number; end: number }[] {
  const boxes = [];
  for (let start = 0; start < bytes.length;) {
    const end = start + bytes.readUInt32BE(start);
    boxes.push({ type: bytes.toString('latin1', start + 4, start + 8), start, end });
    start = end;
  }
  return boxes;
}

/** Serves one file with ranges, as an object store does. */
export function serveFile(file: string): RequestListener {
  const size = statSync(file).size;
  return (asked, response) => {
    const [, from] = /^bytes=(\d+)-/.exec(asked.headers.range ?? '') ?? [];
    const to = /-(\d+)$/.exec(asked.headers.range ?? '')?.[1];
    const start = Number(from ?? 0);
    const end = to === undefined ? size - 1 : Math.min(Number(to), size - 1);
    response.writeHead(from === undefined ? 200 : 206, {
      'accept-ranges': 'bytes',
      'content-length': end - start + 1,
      ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
      etag: '"sparse"',
    });
    const stream = createReadStream(file, { start, end });
    stream.on('error', () => response.destroy());
    response.on('close', () => stream.destroy());
    stream.pipe(response);
  };
}
