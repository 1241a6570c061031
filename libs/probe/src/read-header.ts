import { AppError } from '@app/errors';
import {
  heifProbe,
  type MediaTools,
  mp4Boxes,
  type Mp4Facts,
  type ProbeOutput,
  type RawProbe,
  type RunOptions,
} from '@app/ffmpeg';
import type { AnalysisOptions } from './analysis-options';
import { distantFile } from './distant-file';
import type { Undecoded } from './enhanced/sources';
import type { HeaderAhead } from './header-ahead';
import type { OpenSource } from './probe-source';

export interface Header {
  /** Null where ffprobe could not open the file and its boxes told what it is. */
  probe: ProbeOutput | null;
  /** As ffprobe printed it, or would have. */
  raw: RawProbe;
  /** Of a picture that ffprobe could not open. */
  picture: Mp4Facts | null;
}

/**
 * What ffprobe prints of the header. Builds before 7.0 miss the movie in a HEIF picture, which has none: of such a one the boxes tell.
 * @throws AppError of the tools
 */
export async function readHeader(
  tools: MediaTools,
  source: Pick<OpenSource, 'input' | 'facts'>,
  asked: AnalysisOptions['ffprobe'],
  run: RunOptions & { signal: AbortSignal },
  ahead: Pick<HeaderAhead, 'output'> | null = null,
): Promise<Header> {
  try {
    const probe =
      (await ahead?.output(source.input, run.signal)) ?? (await tools.ffprobe.probe(source.input, asked, run));
    return { probe, raw: probe.raw, picture: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'MEDIA_TRUNCATED') throw error;
    const file = source.input.kind === 'file' ? source.input.file : distantFile(source, run.signal);
    const picture = file && (await mp4Boxes(tools.runner, file, run.signal));
    const raw = heifProbe(picture);
    if (raw === null) throw error;
    return { probe: null, raw, picture };
  }
}

const undecoded = (reason: string): Undecoded => ({ reason, isDamage: false });

/**
 * Why a HEIF or AVIF file is not decoded: ffmpeg puts no tiles together when streams are mapped one by one, and numbers the still of an
 * image sequence as a stream of its own, which ffprobe does not. Null for any other file, and for a still of one piece.
 */
export function undecodedPicture({ probe, picture: boxes }: Pick<Header, 'probe' | 'picture'>): Undecoded | null {
  if (probe === null) return undecoded('this ffprobe does not open HEIF pictures');
  if (!boxes?.picture) return null;
  if (boxes.hasMoov) return undecoded('the frames of an image sequence are not told from its still');
  return boxes.picture.tileCount > 0 ? undecoded('the tiles of a picture are not put together') : null;
}
