import { type FieldVerdict, type Ffmpeg, idet, MetadataReader, metadataPrint, type VideoStream } from '@app/ffmpeg';
import type { ComparedSide } from './comparer';
import { threads } from './limits';
import { type FieldMatch, matchFields, noFields, type Order } from './match-fields';

/** Enough for motion to show on most material. */
const frames = 250;
const limits = { timeoutMs: 600_000, memoryBytes: 4 * 1024 ** 3 };

/** How the fields of both sides are matched; nothing is decoded where flags and sizes agree. @throws AppError the same as Ffmpeg */
export async function findFieldMatch(
  ffmpeg: Ffmpeg,
  sides: Record<'reference' | 'distorted', ComparedSide>,
  signal?: AbortSignal,
): Promise<FieldMatch> {
  const { reference, distorted } = { reference: sides.reference.video, distorted: sides.distorted.video };
  const flags = [reference.scan, distorted.scan].map((scan) => (isFlagged(scan) ? scan.field_order : 'whole'));
  if (flags[0] === flags[1] && flags[0] !== null && (flags[0] === 'whole' || reference.height === distorted.height))
    return noFields;
  const [first, second] = await Promise.all([
    lookForFields(ffmpeg, sides.reference, signal),
    lookForFields(ffmpeg, sides.distorted, signal),
  ]);
  return matchFields({ reference, distorted }, { reference: first, distorted: second });
}

function isFlagged({ type }: VideoStream['scan']): boolean {
  return type === 'interlaced' || type === 'mixed';
}

/**
 * The order of a side's fields; null where its pictures are whole. Flags alone don't tell: progressive material is often carried as
 * interlaced, and deinterlacing it would cost what is then blamed on the encode; an encoder that is not told of fields carries them as
 * progressive. Where nothing moves the flag is taken. Filter idet.
 * @throws AppError the same as Ffmpeg
 */
async function lookForFields(
  ffmpeg: Ffmpeg,
  { input, video }: ComparedSide,
  signal?: AbortSignal,
): Promise<Order | null> {
  const flagged = isFlagged(video.scan) ? video.scan.field_order : null;
  const seen = { tff: 0, bff: 0, progressive: 0, undetermined: 0 };
  const notes = new MetadataReader((frame) => {
    const verdict = idet.read(frame)?.multiple;
    if (verdict) seen[verdict] += 1;
  });
  await ffmpeg.run({
    inputs: [{ input }],
    threads,
    limits,
    ...(signal && { signal }),
    pipes: [notes.push],
    output: ([pipe = '']) => [
      ...[
        '-map',
        `0:${video.index}`,
        '-vf',
        `${idet.ask()},${metadataPrint.askVideo(pipe)}`,
        '-frames:v',
        String(frames),
      ],
      ...['-fps_mode', 'passthrough', '-f', 'null', '-'],
    ],
  });
  notes.end();
  return orderSeen(seen, flagged);
}

/** Fine lines look like fields of now this order and now that: true fields have one. */
const clearly = 4;

function orderSeen(seen: Record<FieldVerdict, number>, flagged: Order | null): Order | null {
  const [order, other]: [Order, Order] = seen.tff >= seen.bff ? ['tff', 'bff'] : ['bff', 'tff'];
  if (seen.tff + seen.bff + seen.progressive === 0) return flagged;
  return seen[order] > seen.progressive && seen[order] >= clearly * seen[other] ? order : null;
}
