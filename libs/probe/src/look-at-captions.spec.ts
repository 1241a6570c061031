import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Ffprobe,
  findFfmpeg,
  findFfprobe,
  identifyFile,
  type MediaTools,
  normalize,
  type RawProbe,
  readCapabilities,
  ToolRunner,
} from '@app/ffmpeg';
import { firstFrames } from './gather-evidence';
import { lookAtCaptions } from './look-at-captions';

let folder: string;
let tools: MediaTools;
let program: string;
const run = { signal: AbortSignal.timeout(60_000) };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'captions-'));
  const runner = new ToolRunner({ sandbox: 'prefer' });
  await runner.start();
  const [probe, ffmpeg] = [findFfprobe(), findFfmpeg({ configured: process.env['FFMPEG_PATH'] })];
  if (probe === null || ffmpeg === null) throw new Error('these tests need ffprobe and ffmpeg');
  program = ffmpeg;
  const ffprobe = new Ffprobe(runner, await readCapabilities(runner, probe, 'ffprobe'));
  tools = { runner, ffprobe, ffmpeg: await readCapabilities(runner, ffmpeg, 'ffmpeg') } as unknown as MediaTools;
});
afterAll(async () => {
  await (tools as MediaTools | undefined)?.runner.close();
  rmSync(folder, { recursive: true, force: true });
});

const encode = (...args: string[]) => execFileSync(program, ['-v', 'error', '-y', ...args], { cwd: folder });

/** A second of MPEG-2 in a transport stream, `triples` of caption data in front of each picture (ATSC A/53 part 4). */
function captioned(name: string, ...triples: number[][]): string {
  encode('-f', 'lavfi', '-i', 'testsrc=s=128x96:r=30000/1001:d=1', '-c:v', 'mpeg2video', '-g', '15', 'plain.m2v');
  const plain = readFileSync(join(folder, 'plain.m2v'));
  const data = Buffer.concat([
    Buffer.from([0, 0, 1, 0xb2]),
    Buffer.from('GA94\x03', 'latin1'),
    Buffer.from([0x40 | triples.length, 0xff, ...triples.flat(), 0xff]),
  ]);
  const parts: Buffer[] = [];
  let from = 0;
  const slice = Buffer.from([0, 0, 1, 1]);
  for (let at = plain.indexOf(slice); at >= 0; at = plain.indexOf(slice, at + 4)) {
    parts.push(plain.subarray(from, at), data);
    from = at;
  }
  writeFileSync(join(folder, 'captioned.m2v'), Buffer.concat([...parts, plain.subarray(from)]));
  encode('-fflags', '+genpts', '-i', 'captioned.m2v', '-c', 'copy', name);
  return join(folder, name);
}

async function captionsOf(path: string): Promise<{ quick: string[]; standard: string[] }> {
  const input = { kind: 'file' as const, file: identifyFile(path), name: 'clip' };
  const raw = (await tools.ffprobe.probe(input, {}, run)).raw as RawProbe;
  const evidence = { frames: await firstFrames(tools.ffprobe, input, [0], run) };
  const captions = await lookAtCaptions(tools, input, { raw, evidence, depth: 'full' }, run);
  const read = (more: Parameters<typeof normalize>[1]) => normalize(raw, more).video[0]?.captions ?? [];
  return { quick: read(evidence), standard: read({ ...evidence, captions }) };
}

const padding = [
  [0xfc, 0x80, 0x80],
  [0xfd, 0x80, 0x80],
  [0xfa, 0, 0],
];

it.each([
  ['padding', padding, []],
  ['608', [[0xfc, 0x94, 0x2c], [0xfc, 0x94, 0x25], ...padding], ['cea608']],
  ['708', [...padding, [0xff, 0x02, 0x21], [0xfe, 0x41, 0]], ['cea708']],
  [
    'both',
    [
      [0xfc, 0x94, 0x20],
      [0xff, 0x02, 0x21],
      [0xfe, 0x41, 0],
    ],
    ['cea608', 'cea708'],
  ],
])('tells what is in the place of captions: %s', async (name, triples, expected) => {
  const seen = await captionsOf(captioned(`${name}.ts`, ...triples));
  // the place alone says that there may be some
  expect(seen).toEqual({ quick: ['a53'], standard: expected });
});
