import { AppError } from '@app/errors';
import {
  CaptionScanner,
  type CarriedCaptions,
  Ffmpeg,
  type MediaInput,
  type MediaTools,
  type ProbeEvidence,
  type RawProbe,
  type RunOptions,
} from '@app/ffmpeg';
import type { Depth } from './analysis-options';

/** Units that carry captions: SEI of H.264, prefix and suffix SEI of HEVC, user data of MPEG-2. */
const units: Readonly<Record<string, string>> = { h264: '6', hevc: '39-40', mpeg2video: '178' };
/** How far depth standard looks. */
const standardSec = 600;
const mostStreams = 4;

/**
 * What captions the pictures carry where the first frames show that there is a place for them: it may hold padding alone. Nothing is
 * decoded. By index of the stream; one with captions of a kind that is not read is left out, as is a source that lies elsewhere. Where
 * the look ended before the stream did, it is there if something was found.
 */
export async function lookAtCaptions(
  tools: MediaTools,
  input: MediaInput,
  { raw, evidence, depth }: { raw: RawProbe; evidence: ProbeEvidence; depth: Depth },
  run: RunOptions & { signal: AbortSignal },
): Promise<ReadonlyMap<number, CarriedCaptions>> {
  const found = new Map<number, CarriedCaptions>();
  if (tools.ffmpeg === null || input.kind !== 'file') return found;
  const ffmpeg = new Ffmpeg(tools.runner, tools.ffmpeg);
  const isShort = depth !== 'full' && (evidence.packets?.duration_sec ?? Number.POSITIVE_INFINITY) > standardSec;
  for (const index of placesOf(evidence).slice(0, mostStreams)) {
    const types = units[raw.streams?.find((stream) => stream.index === index)?.codec_name ?? ''];
    if (types === undefined) continue;
    const scanner = new CaptionScanner();
    let isPart = isShort;
    try {
      await ffmpeg.run({
        ...run,
        inputs: [{ input, before: isShort ? ['-t', String(standardSec)] : [] }],
        output: () => [
          '-map',
          `0:${index}`,
          '-c',
          'copy',
          '-bsf:v',
          `filter_units=pass_types=${types}`,
          '-f',
          'data',
          'pipe:1',
        ],
        onStdout: scanner.consume,
        // looked through as it comes; what it adds up to is bounded by the wall clock and the CPU limit
        limits: { ...run.limits, maxStdoutBytes: Number.MAX_SAFE_INTEGER },
      });
    } catch (error) {
      if (run.signal.aborted || !(error instanceof AppError)) throw error;
      isPart = true;
    }
    const captions = scanner.finish();
    if (captions && (!isPart || captions.cea608.length + captions.cea708.length > 0)) found.set(index, captions);
  }
  return found;
}

/** Streams of which a frame that was looked at has caption data. */
function placesOf({ frames = [] }: ProbeEvidence): number[] {
  const with_ = frames.filter(({ side_data_list: list }) =>
    (list ?? []).some(({ side_data_type: type }) => typeof type === 'string' && /closed captions/i.test(type)),
  );
  return [...new Set(with_.flatMap(({ stream_index: index }) => (typeof index === 'number' ? [index] : [])))];
}
