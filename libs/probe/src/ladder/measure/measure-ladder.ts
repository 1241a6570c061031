import type { MediaTools } from '@app/ffmpeg';
import type { Progress } from '@app/queue';
import type { AnalysisOptions } from '../../analysis-options';
import type { SeenRendition } from '../build-ladder';
import type { OpenLadder, OpenRendition } from '../open-ladder';
import type { PackageSource } from '../source/package-source';
import { inParallel } from './in-parallel';
import type { SegmentRun } from './look-at-segment';
import { measureRendition } from './measure-rendition';
import { defaultSegments, samplePlaces } from './sample-places';

/** Renditions that are measured at the same time: a usual ladder at once; the tool runner's places bound the processes. */
const mostTogether = 6;

export interface LadderWork {
  tools: MediaTools;
  source: PackageSource;
  options: AnalysisOptions;
  run: SegmentRun;
  report: (progress: Progress) => void;
}

/** Looks into every rendition, several at a time. */
export async function measureLadder({ renditions }: OpenLadder, work: LadderWork): Promise<SeenRendition[]> {
  const { options, report, tools, source, run } = work;
  const most = options.max_segments ?? (options.depth === 'full' ? 'all' : defaultSegments);
  const total = renditions.reduce(
    (sum, { playlist }) => sum + samplePlaces(playlist?.segments.length ?? 0, most).length,
    0,
  );
  const began = Date.now();
  let done = 0;
  const onSegment = () => {
    done += 1;
    const fraction = Math.min(1, done / Math.max(1, total));
    const left = ((Date.now() - began) / 1000 / fraction) * (1 - fraction);
    report({ fraction, stage: 'segments', eta_seconds: Math.round(left) });
  };
  return inParallel(renditions, mostTogether, async (open): Promise<SeenRendition> => {
    run.signal.throwIfAborted();
    const reason = whyNot(open, options);
    if (reason !== null || !open.playlist) return { open, look: null, notMeasured: reason };
    const look = await measureRendition({
      tools,
      source,
      playlist: open.playlist,
      most,
      ffprobe: options.ffprobe,
      sizesOnly: open.declared.kind === 'iframe',
      run,
      onSegment,
    });
    const notMeasured = open.declared.kind === 'iframe' ? 'of a trick play rendition only sizes are measured' : null;
    return { open, look, notMeasured };
  });
}

function whyNot({ declared, playlist, errors }: OpenRendition, { depth }: AnalysisOptions): string | null {
  if (declared.ref === null && playlist === null) return 'it lies inside the renditions of its variants';
  if (playlist === null) return errors[0]?.message ?? 'it has no playlist';
  if (playlist.segments.length === 0) return errors[0]?.message ?? 'its playlist names no segment';
  return depth === 'quick' ? 'depth quick reads manifests alone' : null;
}
