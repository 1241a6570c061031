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
  type RunOptions,
  ToolRunner,
} from '@app/ffmpeg';
import { firstFrames } from './gather-evidence';
import { lookAtCaptions } from './look-at-captions';
import { keptCapabilities } from '../../../test/support/kept-capabilities';

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
  const ffprobe = new Ffprobe(runner, await keptCapabilities(runner, probe, 'ffprobe'));
  tools = { runner, ffprobe, ffmpeg: await keptCapabilities(runner, ffmpeg, 'ffmpeg') } as unknown as MediaTools;
});
afterAll(async () => {
  await (tools as MediaTools | undefined)?.runner.close();
  rmSync(folder, { recursive: true, force: true });
});

const encode = (...args: string[]) => execFileSync(program, ['-v', 'error', '-y', ...args], { cwd: folder });

/** Caption data as ATSC A/53 part 4 has it, and as DVDs have it. */
const a53 = (triples: number[][]): Buffer =>
  Buffer.concat([
    Buffer.from('GA94\x03', 'latin1'),
    Buffer.from([0x40 | triples.length, 0xff, ...triples.flat(), 0xff]),
  ]);
const dvd = (triples: number[][]): Buffer => Buffer.from([0x43, 0x43, 1, 0xf8, triples.length, ...triples.flat()]);

/** A second of MPEG-2 in a transport stream, `userData` in front of each picture. */
function captioned(name: string, userData: Buffer): string {
  encode('-f', 'lavfi', '-i', 'testsrc=s=128x96:r=30000/1001:d=1', '-c:v', 'mpeg2video', '-g', '15', 'plain.m2v');
  const plain = readFileSync(join(folder, 'plain.m2v'));
  const data = Buffer.concat([Buffer.from([0, 0, 1, 0xb2]), userData]);
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

async function captionsOf(path: string, more: Partial<RunOptions> = {}, by = tools) {
  const input = { kind: 'file' as const, file: identifyFile(path), name: 'clip' };
  const raw = (await tools.ffprobe.probe(input, {}, run)).raw as RawProbe;
  const evidence = { frames: await firstFrames(tools.ffprobe, input, [0], run) };
  const captions = await lookAtCaptions(by, input, { raw, evidence, depth: 'full' }, { ...run, ...more });
  const read = (known: Parameters<typeof normalize>[1]) => normalize(raw, known).video[0]?.captions ?? [];
  return { quick: read(evidence), standard: read({ ...evidence, captions }) };
}

/** The tools, of which each run is said to have ended by its wall clock. */
const tooSlow = (): MediaTools => {
  const runTool: ToolRunner['runTool'] = async (request) => ({
    ...(await tools.runner.runTool(request)),
    reason: 'timeout',
  });
  return { ...tools, runner: { runTool } } as unknown as MediaTools;
};

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
  const seen = await captionsOf(captioned(`${name}.ts`, a53(triples)));
  // the place alone says that there may be some
  expect(seen).toEqual({ quick: ['a53'], standard: expected });
});

it('leaves the place as it is where its data is of a kind that is not read', async () => {
  const path = captioned(
    'dvd.ts',
    dvd([
      [0xff, 0x94, 0x25],
      [0xfe, 0x80, 0x80],
    ]),
  );
  expect(await captionsOf(path)).toEqual({ quick: ['a53'], standard: ['a53'] });
});

it('looks through all of it, however much there is', async () => {
  const path = captioned('much.ts', a53(padding));
  expect((await captionsOf(path, { limits: { maxStdoutBytes: 100 } })).standard).toEqual([]);
});

it('keeps what it found until its time was over, and does not say that there is nothing', async () => {
  const rollUp = captioned('slow.ts', a53([[0xfc, 0x94, 0x25]]));
  expect((await captionsOf(rollUp, {}, tooSlow())).standard).toEqual(['cea608']);
  expect((await captionsOf(captioned('slow-padding.ts', a53(padding)), {}, tooSlow())).standard).toEqual(['a53']);
});
