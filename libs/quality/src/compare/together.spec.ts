import { type Ffmpeg, type FfmpegRequest, mediaInvalid, type MediaInput, runCancelled } from '@app/ffmpeg';
import { Signatures } from '../alignment/signatures';
import { metricNamed } from '../metrics/registry';
import type { Measurement, MeasureRequest } from './measure';
import { planPictures } from './picture-plan';
import { Together } from './together';

/** A run of the tool whose end the test decides. */
interface Run {
  request: FfmpegRequest;
  /** Frame by frame on the notes of pair `n`. */
  frames(n: number, count: number): void;
  end(): void;
  fail(): void;
}

const file = (name: string) => ({ kind: 'file', file: {}, name }) as unknown as MediaInput;
const reference = file('reference');
const side = { width: 64, height: 36, rotation_deg: 0, pixel_format: 'yuv420p', chroma_subsampling: '4:2:0', bit_depth: 8, color: { range: null, matrix: null } }; // prettier-ignore
const plan = planPictures(side as never, side as never);
if (!plan) throw new Error('no plan');

let runs: Run[];
let ffmpeg: Ffmpeg;
beforeEach(() => {
  runs = [];
  ffmpeg = { run: (request: FfmpegRequest) => started(request) } as unknown as Ffmpeg;
});

function started(request: FfmpegRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.signal?.addEventListener('abort', () => reject(runCancelled({})));
    const counts = new Map<number, number>();
    runs.push({
      request,
      frames: (n, count) => {
        const from = counts.get(n) ?? 0;
        counts.set(n, from + count);
        for (let frame = from; frame < from + count; frame += 1)
          void request.pipes?.[n]?.(Buffer.from(`frame:${frame} pts:${frame} pts_time:${frame}\nseen=1\nlavfi.psnr.psnr.y=40\n`)); // prettier-ignore
      },
      end: () => resolve({ figures: { command: [], wallSeconds: 1, cpuSeconds: 6, peakMemoryBytes: 1, stdoutBytes: 0 }, log: '' }), // prettier-ignore
      fail: () => reject(mediaInvalid({ words: '' })),
    });
  });
}

/** A pair of 100 frames that keeps all of the reference unless told otherwise. */
function pair(name: string, options: Partial<MeasureRequest> & { keep?: string } = {}) {
  const asked: MeasureRequest[] = [];
  const ask = () => {
    const request: MeasureRequest = {
      reference: { input: reference, streamIndex: 0, keep: options.keep ?? 'gte(n,0)' },
      distorted: { input: file(name), streamIndex: 0, keep: 'gte(n,0)' },
      plan: plan as NonNullable<typeof plan>,
      size: { pictures: { reference: 1, distorted: 1, compared: 1 }, bits: 8, frames: 100 },
      metrics: [metricNamed('psnr')],
      model: null,
      everyNthFrame: 1,
      expectedFrames: 100,
      signatures: { distorted: new Signatures(), reference: new Signatures(), onTaken: () => undefined },
      ...options,
    };
    asked.push(request);
    return request;
  };
  return { ask, asked };
}

const inputsOf = (run: Run | undefined) =>
  run?.request.inputs.map(({ input }) => (input as unknown as { name: string }).name);
/** Lets what is settled be told. */
const told = () => new Promise((resolve) => setImmediate(resolve));
/** The folder of a run is made first. */
async function run(n: number): Promise<Run> {
  for (let looks = 0; looks < 2_000; looks += 1) {
    const found = runs[n];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`there was no run ${n}`);
}
const rows = (measurement: Measurement) => [measurement.frames, measurement.together, measurement.figures.cpuSeconds];

it('waits for all who come, and measures them in one run with the reference last', async () => {
  const together = new Together(ffmpeg);
  const [first, second] = [together.enter(), together.enter()];
  const [a, b] = [pair('a'), pair('b')];
  const one = first.measure(a.ask);
  await told();
  expect(runs).toHaveLength(0);
  const two = second.measure(b.ask);
  const joint = await run(0);
  expect(inputsOf(joint)).toEqual(['a', 'b', 'reference']);
  joint.frames(0, 3);
  joint.frames(1, 2);
  joint.end();
  expect([rows(await one), rows(await two)]).toEqual([
    [3, 2, 3],
    [2, 2, 3],
  ]);
});

it('waits for nobody who left, and not for ever for who does not come', async () => {
  const together = new Together(ffmpeg, 20);
  const [first, second, third] = [together.enter(), together.enter(), together.enter()];
  const [a, c] = [pair('a'), pair('c')];
  const one = first.measure(a.ask);
  second.leave();
  expect(inputsOf(await run(0))).toEqual(['a', 'reference']);
  const late = third.measure(c.ask);
  runs[0]?.end();
  await one;
  first.leave();
  expect(inputsOf(await run(1))).toEqual(['c', 'reference']);
  runs[1]?.end();
  expect(rows(await late)[1]).toBe(1);
});

it('runs one after another what does not keep the same frames of the reference', async () => {
  const together = new Together(ffmpeg);
  const [first, second] = [together.enter(), together.enter()];
  const one = first.measure(pair('a').ask);
  const two = second.measure(pair('b', { keep: 'gte(n,3)' }).ask);
  (await run(0)).end();
  await one;
  first.leave();
  const other = await run(1);
  expect([inputsOf(runs[0]), inputsOf(other)]).toEqual([['a', 'reference'], ['b', 'reference']]); // prettier-ignore
  other.end();
  await two;
});

it('a run that fails is made again pair by pair, from the first frame on, and only who fails alone has failed', async () => {
  const together = new Together(ffmpeg);
  const members = [together.enter(), together.enter()];
  const pairs = [pair('good'), pair('bad')];
  const [good, bad] = members.map((member, n) => member.measure((pairs[n] ?? pair('')).ask));
  const joint = await run(0);
  joint.frames(0, 50);
  joint.fail();
  const alone = await run(1);
  expect(inputsOf(alone)).toEqual(['good', 'reference']);
  alone.frames(0, 100);
  alone.end();
  expect(rows((await good) as Measurement)).toEqual([100, 1, 6]);
  (await run(2)).fail();
  await expect(bad).rejects.toMatchObject({ code: 'MEDIA_INVALID' });
  expect(pairs.map(({ asked }) => asked.length)).toEqual([2, 2]);
});

describe('one who leaves during the run', () => {
  async function leavesAfter(frames: number) {
    const together = new Together(ffmpeg);
    const cancel = new AbortController();
    const [first, second, third] = [together.enter(), together.enter(), together.enter()];
    const left = first.measure(pair('a', { signal: cancel.signal }).ask);
    const stay = [second.measure(pair('b').ask), third.measure(pair('c').ask)];
    const joint = await run(0);
    for (const n of [0, 1, 2]) joint.frames(n, frames);
    cancel.abort();
    await expect(left).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
    first.leave();
    return { joint, stay };
  }

  it('early: the others begin again without it', async () => {
    const { joint, stay } = await leavesAfter(10);
    expect(joint.request.signal?.aborted).toBe(true);
    const again = await run(1);
    expect(inputsOf(again)).toEqual(['b', 'c', 'reference']);
    for (const n of [0, 1]) again.frames(n, 100);
    again.end();
    expect((await Promise.all(stay)).map(rows)).toEqual([
      [100, 2, 3],
      [100, 2, 3],
    ]);
  });

  it('late: the others end what they have', async () => {
    const { joint, stay } = await leavesAfter(80);
    expect(joint.request.signal?.aborted).toBe(false);
    for (const n of [0, 1, 2]) joint.frames(n, 20);
    joint.end();
    expect((await Promise.all(stay)).map(rows)).toEqual([
      [100, 3, 2],
      [100, 3, 2],
    ]);
    expect(runs).toHaveLength(1);
  });

  it('as the last one: the run is ended', async () => {
    const together = new Together(ffmpeg);
    const cancel = new AbortController();
    const members = [together.enter(), together.enter()];
    const both = members.map((member, n) => member.measure(pair(`${n}`, { signal: cancel.signal }).ask));
    const joint = await run(0);
    joint.frames(0, 100);
    joint.frames(1, 100);
    cancel.abort();
    for (const one of both) await expect(one).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
    expect(joint.request.signal?.aborted).toBe(true);
  });
});

it('the reference’s signatures are taken once for all', async () => {
  const together = new Together(ffmpeg);
  const members = [together.enter(), together.enter()];
  const pairs = [pair('a'), pair('b')];
  const all = members.map((member, n) => member.measure((pairs[n] ?? pair('')).ask));
  const joint = await run(0);
  expect(joint.request.pipes).toHaveLength(5);
  void joint.request.pipes?.[4]?.(Buffer.alloc(1152 * 2));
  void joint.request.pipes?.[3]?.(Buffer.alloc(1152));
  expect(pairs.map(({ asked }) => asked[0]?.signatures?.reference.length)).toEqual([2, 2]);
  expect(pairs.map(({ asked }) => asked[0]?.signatures?.distorted.length)).toEqual([0, 1]);
  joint.end();
  await Promise.all(all);
});
