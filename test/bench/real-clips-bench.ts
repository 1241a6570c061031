import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Service } from '../support/service';
import { atMost, interleaved, type Row } from './measure';

/** A tick of the process accounting is 10 ms: short clips are analysed several times for one figure. */
const times = 4;
/** Real clips with picture and sound, short as they are: their names, or none where REAL_MEDIA is not there. */
const realClips = [
  'bear-640x360.mp4',
  'input_3sec.mp4',
  'karma.mp4',
  'nasa_13013_rotated.mp4',
  'sample_with_chapters.mp4',
  'test-139.ts',
];
const realFolder = process.env['REAL_MEDIA'] ?? join(__dirname, '../../../shared/media/files');

interface Measures {
  /** CPU seconds of the service for a clip of the media root. */
  whole: (name: string) => Promise<number>;
  /** CPU seconds of decoding a file alone. */
  decode: (path: string) => Promise<number>;
  film: (path: string, size: string, seconds: number) => Promise<void>;
}

/** Everything that depth full sees in real clips, and in one frame: what every analysis costs, however short its media. */
export async function realClipRows(service: Service, { whole, decode, film }: Measures): Promise<Row[]> {
  const paths = realClips.map((name) => join(realFolder, name)).filter((path) => existsSync(path));
  if (paths.length === 0) console.log('skipped: content of real clips; REAL_MEDIA names their folder');
  const beside = async (path: string) => {
    const often = async (measure: () => Promise<number>) => {
      let sum = 0;
      for (let time = 0; time < times; time += 1) sum += await measure();
      return sum / times;
    };
    await whole(basename(path));
    const { alone = Number.NaN, service: seen = Number.NaN } = await interleaved(3, {
      alone: () => often(() => decode(path)),
      service: () => often(() => whole(basename(path))),
    });
    return { alone, seen };
  };
  const least = join(service.mediaRoot, 'frame.mp4');
  await film(least, '64x36', 1 / 30);
  const fixed = await beside(least);
  const rows: Row[] = [
    { what: 'one frame of 64x36 with sound: decoding alone', value: fixed.alone * 1000, unit: 'ms CPU' },
    { what: 'the same: everything depth full sees', value: fixed.seen * 1000, unit: 'ms CPU' },
  ];
  for (const path of paths) {
    const name = basename(path);
    copyFileSync(path, join(service.mediaRoot, name));
    const { alone, seen } = await beside(path);
    rows.push(atMost(`${name}: everything depth full sees`, seen, 's CPU', 'decoding alone', seen / alone, 2.5));
    const beyond = { alone: alone - fixed.alone, seen: seen - fixed.seen };
    rows.push({
      what: `${name}: the same, both without what one frame costs: × decoding alone`,
      value: beyond.seen / beyond.alone,
      unit: '×',
    });
  }
  return rows;
}

interface Cost {
  name: string;
  alone: number;
  seen: number;
}

/**
 * Every file of the folder that both can decode, once: what a day of them costs beside decoding them. Decoding the dearest of them may be
 * most of it all, so that the others are told without it as well.
 */
export async function realFilesRows(
  service: Service,
  { whole, decode }: Pick<Measures, 'whole' | 'decode'>,
): Promise<Row[]> {
  if (!existsSync(realFolder)) return [];
  const costs: Cost[] = [];
  for (const name of readdirSync(realFolder)) {
    copyFileSync(join(realFolder, name), join(service.mediaRoot, name));
    try {
      costs.push({ name, alone: await decode(join(realFolder, name)), seen: await whole(name) });
    } catch {
      // damaged on purpose: the one or the other gave up
    }
  }
  costs.sort((a, b) => b.alone - a.alone);
  const [dearest, ...others] = costs;
  if (!dearest) return [];
  const share = Math.round((100 * dearest.alone) / sumOf(costs, 'alone'));
  return [
    besides(`all ${costs.length} real files that decode, together`, costs),
    besides(`all but ${dearest.name}, ${share} % of all decoding`, others),
  ];
}

function besides(what: string, costs: readonly Cost[]): Row {
  const seen = sumOf(costs, 'seen');
  return atMost(what, seen, 's CPU', 'decoding alone', seen / sumOf(costs, 'alone'), 2.5);
}

const sumOf = (costs: readonly Cost[], of: 'alone' | 'seen'): number => costs.reduce((sum, cost) => sum + cost[of], 0);
