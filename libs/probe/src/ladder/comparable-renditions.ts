import { CONFIG, type Config } from '@app/config';
import { type MediaInput, MediaTools } from '@app/ffmpeg';
import { PackageFiles, type SourceInput, type SourceView } from '@app/media';
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ProbeSource } from '../probe-source';
import { ladderUnreadable, renditionNotComparable } from './errors';
import type { MediaPlaylist, StreamFormat } from './manifest/manifest';
import { openLadder, type OpenRendition } from './open-ladder';
import { packageOf } from './source/package-of';
import type { PackageSource } from './source/package-source';
import { Workspace } from './source/workspace';

/** A video rendition of a stream that can be compared like a file. */
export interface ComparableRendition {
  /** as in the ladder: `video-0` … */
  id: string;
  width: number | null;
  height: number | null;
  declaredBandwidthBps: number | null;
  durationSec: number;
  /** Why it can't be compared; null when it can. */
  refusal: string | null;
}

/** Held in memory while it is copied. */
const mostPieceBytes = 128 << 20;

/** The video renditions of a stream as files that can be read twice, as a comparison does. */
@Injectable()
export class ComparableRenditions {
  constructor(
    private readonly sources: ProbeSource,
    private readonly files: PackageFiles,
    private readonly tools: MediaTools,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws AppError as for an analysis of the stream */
  list(input: SourceInput, view: SourceView, signal: AbortSignal): Promise<ComparableRendition[]> {
    return this.inside(input, view, signal, async (renditions) => renditions.map(describe));
  }

  /**
   * One rendition put together as a file, which is there while `use` runs.
   * @throws AppError RENDITION_NOT_COMPARABLE, LADDER_UNREADABLE, and as for an analysis of the stream
   */
  open<T>(
    input: SourceInput,
    view: SourceView,
    id: string,
    signal: AbortSignal,
    use: (rendition: MediaInput) => Promise<T>,
  ): Promise<T> {
    return this.inside(input, view, signal, async (renditions, source, workspace) => {
      const rendition = renditions.find((one) => describe(one).id === id);
      const refusal = rendition ? describe(rendition).refusal : 'the stream has no such rendition';
      if (refusal !== null || !rendition?.open.playlist)
        throw renditionNotComparable({ rendition: id, reason: refusal ?? 'it has no playlist' });
      const whole = await workspace.keep(
        Readable.from(piecesOf(source, rendition.open.playlist, this.config.SOURCE_MAX_BYTES)),
        signal,
      );
      return use({ kind: 'file', file: whole.file, name: `${view.name} ${id}` });
    });
  }

  private inside<T>(
    input: SourceInput,
    view: SourceView,
    signal: AbortSignal,
    work: (renditions: NumberedRendition[], source: PackageSource, workspace: Workspace) => Promise<T>,
  ): Promise<T> {
    return this.sources.open(input, view, signal, (open) => {
      open.renew(this.config.LADDER_TIMEOUT_MS);
      return Workspace.use(async (workspace) => {
        const source = packageOf(this.files, open, workspace);
        const ladder = await openLadder({
          runner: this.tools.runner,
          source,
          format: view.kind as StreamFormat,
          mostRenditions: this.config.LADDER_MAX_RENDITIONS,
          signal: open.signal,
        });
        const videos = ladder.renditions.filter(({ declared }) => declared.kind === 'video');
        return work(
          videos.map((rendition, place) => ({ id: `video-${place}`, open: rendition })),
          source,
          workspace,
        );
      });
    });
  }
}

interface NumberedRendition {
  id: string;
  open: OpenRendition;
}

function describe({ id, open: { declared, playlist, errors } }: NumberedRendition): ComparableRendition {
  return {
    id,
    width: declared.width,
    height: declared.height,
    declaredBandwidthBps: declared.bandwidthBps,
    durationSec: playlist?.durationSec ?? 0,
    refusal: errors[0]?.message ?? (playlist ? refusalOf(playlist) : 'it has no playlist'),
  };
}

function refusalOf(playlist: MediaPlaylist): string | null {
  if (!playlist.ended) return 'it is live';
  if (playlist.segments.length === 0) return 'it names no segment';
  if (playlist.segments.length < playlist.segmentCount) return 'it has more segments than are read here';
  if (playlist.segments.some(({ gap }) => gap)) return 'some of its segments are declared absent';
  if (playlist.keys.length > 0) return 'it is encrypted';
  return playlist.maps.length > 1 ? 'its decoder configuration changes on the way' : null;
}

/** The initialisation segment, then every segment, byte after byte: what a player appends. */
async function* piecesOf(
  source: PackageSource,
  { maps, segments }: MediaPlaylist,
  mostBytes: number,
): AsyncGenerator<Buffer> {
  let total = 0;
  for (const piece of [...maps, ...segments]) {
    const { bytes } = await source.read(piece, mostPieceBytes);
    total += bytes.length;
    if (total > mostBytes)
      throw ladderUnreadable({ reason: `a rendition is larger than ${mostBytes} bytes`, codes: [] });
    yield bytes;
  }
}
