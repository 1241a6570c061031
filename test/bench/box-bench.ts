import type * as ffmpeg from '@app/ffmpeg';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bare, staticFfprobe } from './floors';
import { interleaved, median, type Row, timesOf } from './measure';

/** The library as the worker runs it. */
const built = createRequire(__filename)(join(__dirname, '../../dist/libs/ffmpeg/src/index.js')) as typeof ffmpeg;
const mostTimes = 2.2;

/** One probe through the box, limits and accounting included, beside the bare static binary. */
export async function boxBench(file: string): Promise<Row[]> {
  const runner = new built.ToolRunner({ sandbox: 'require' });
  try {
    const ffprobe = new built.Ffprobe(runner, await built.readCapabilities(runner, staticFfprobe, 'ffprobe'));
    const input = { kind: 'file' as const, file: built.identifyFile(file), name: 'sample' };
    const boxed = async () => void (await ffprobe.probe(input));
    const times = await interleaved(5, {
      boxed: async () => median(await timesOf(30, boxed)),
      bare: async () => median(await timesOf(30, bare(staticFfprobe, file))),
    });
    const [own = NaN, floor = NaN] = [times['boxed'], times['bare']];
    const ratio = own / floor;
    return [
      { what: 'static ffprobe, bare, p50', value: floor, unit: 'ms' },
      {
        what: 'the same in the box of the worker, p50',
        value: own,
        unit: 'ms',
        peer: { what: 'bare', ratio, wanted: `at most ${mostTimes}`, holds: ratio <= mostTimes },
      },
    ];
  } finally {
    await runner.close();
  }
}
