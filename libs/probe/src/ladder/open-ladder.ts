import type { ToolRunner } from '@app/ffmpeg';
import { manifestEntities, manifestInvalid, manifestTooLarge, manifestUnreadable } from './errors';
import type { LadderError } from './ladder';
import type { DeclaredRendition, Manifest, MediaPlaylist, StreamFormat } from './manifest/manifest';
import { mediaPlaylist } from './manifest/media-playlist';
import { type ParseAnswer, parseManifests, type ParseTask } from './manifest/parse-manifests';
import { inParallel } from './measure/in-parallel';
import { errorOf } from './measure/measure-rendition';
import type { PackageSource } from './source/package-source';
import { mostManifestBytes } from './source/remote-package';

const mostIndexBytes = 4 << 20;
const mostBytesTogether = 64 << 20;
const readTogether = 8;

/** One rendition with its segments, and the variants it is part of. */
export interface OpenRendition {
  declared: DeclaredRendition;
  /** Every EXT-X-STREAM-INF that names it. */
  variants: DeclaredRendition[];
  playlist: MediaPlaylist | null;
  errors: LadderError[];
}

export interface OpenLadder {
  manifest: Manifest;
  renditions: OpenRendition[];
  /** Bytes of every manifest that was read, in order: what the stream is, without its media. */
  read: Buffer[];
}

export interface LadderDoor {
  runner: ToolRunner;
  source: PackageSource;
  format: StreamFormat;
  mostRenditions: number;
  signal: AbortSignal;
}

/**
 * Reads a manifest and what it lists: media playlists, segment indexes. A playlist that can't be read is an error of its rendition.
 * @throws AppError MANIFEST_INVALID, MANIFEST_UNREADABLE, MANIFEST_TOO_LARGE, ENTITIES_REFUSED, and what the source throws for the manifest itself
 */
export async function openLadder(door: LadderDoor): Promise<OpenLadder> {
  const { source, runner, signal, format } = door;
  const bytes = await source.manifest();
  if (bytes.length > mostManifestBytes) throw manifestTooLarge({ reason: `${bytes.length} bytes` });
  const [answer] = await parseManifests(runner, [taskOf(format, bytes, source.base)], signal);
  const manifest = manifestOf(answer, format);
  const renditions = distinct(manifest.renditions);
  if (renditions.length === 0)
    throw manifestInvalid({ expected: 'a stream', reason: 'the manifest names no rendition' });
  if (renditions.length > door.mostRenditions)
    throw manifestTooLarge({ reason: `it names ${renditions.length} renditions, more than ${door.mostRenditions}` });
  const read = [bytes];
  if (format === 'hls' && manifest.isMaster) await readPlaylists(door, renditions, read);
  await readIndexes(door, renditions, read);
  return { manifest, renditions, read };
}

const expected = { hls: 'an HLS playlist', dash: 'a DASH manifest (MPD)' };

function manifestOf(answer: ParseAnswer | undefined, format: StreamFormat): Manifest {
  if (answer && 'manifest' in answer) return answer.manifest;
  if (!answer || !('failure' in answer)) throw manifestUnreadable({ reason: 'its parser gave no answer' });
  if (answer.failure === 'entities') throw manifestEntities({});
  throw manifestInvalid({ expected: expected[format], reason: answer.reason });
}

/** Several variants may share one playlist, with different audio: it is one rendition. */
function distinct(declared: readonly DeclaredRendition[]): OpenRendition[] {
  const renditions: OpenRendition[] = [];
  const known = new Map<string, OpenRendition>();
  for (const rendition of declared) {
    const key = rendition.ref === null || rendition.playlist ? null : `${rendition.kind} ${rendition.ref}`;
    const same = key === null ? undefined : known.get(key);
    const isVariant = rendition.bandwidthBps !== null && rendition.kind !== 'iframe' && rendition.group === null;
    if (same) {
      if (isVariant) same.variants.push(rendition);
      continue;
    }
    const open: OpenRendition = {
      declared: rendition,
      variants: isVariant && rendition.id === null ? [rendition] : [],
      playlist: rendition.playlist,
      errors: [],
    };
    renditions.push(open);
    if (key !== null) known.set(key, open);
  }
  return renditions;
}

async function readPlaylists(door: LadderDoor, renditions: readonly OpenRendition[], read: Buffer[]): Promise<void> {
  const { source, runner, signal } = door;
  let together = 0;
  const tasks = await inParallel(renditions, readTogether, async (rendition) => {
    const { ref } = rendition.declared;
    if (ref === null) return null;
    try {
      const { bytes, base } = await source.read({ ref, range: null }, mostManifestBytes);
      together += bytes.length;
      if (together > mostBytesTogether)
        throw manifestTooLarge({ reason: `its playlists take more than ${mostBytesTogether} bytes` });
      return { rendition, bytes, task: taskOf('hls', bytes, base) };
    } catch (error) {
      signal.throwIfAborted();
      if (together > mostBytesTogether) throw error;
      rendition.errors.push(errorOf(error, null));
      return null;
    }
  });
  const wanted = tasks.filter((task) => task !== null);
  read.push(...wanted.map(({ bytes }) => bytes));
  const answers = await parseManifests(
    runner,
    wanted.map(({ task }) => task),
    signal,
  );
  wanted.forEach(({ rendition }, at) => takePlaylist(rendition, answers[at]));
}

function takePlaylist(rendition: OpenRendition, answer: ParseAnswer | undefined): void {
  const fail = (code: string, message: string) => rendition.errors.push({ code, message, segment_index: null });
  if (!answer || !('manifest' in answer)) {
    fail(
      'PLAYLIST_INVALID',
      answer && 'failure' in answer ? `not a media playlist: ${answer.reason}` : 'not a media playlist',
    );
    return;
  }
  const { playlist = null } = answer.manifest.renditions[0] ?? {};
  if (answer.manifest.isMaster || !playlist) {
    fail('PLAYLIST_IS_MASTER', 'it leads to a master playlist again; only media playlists may be named here');
    return;
  }
  rendition.playlist = playlist;
}

/** On-demand DASH keeps the list of its segments in the media file. */
async function readIndexes(door: LadderDoor, renditions: readonly OpenRendition[], read: Buffer[]): Promise<void> {
  const { source, runner, signal } = door;
  const indexes = await inParallel(renditions, readTogether, async (rendition) => {
    const piece = rendition.playlist?.index;
    if (!piece) return null;
    try {
      const { bytes } = await source.read(piece, mostIndexBytes);
      const task: ParseTask = { kind: 'sidx', bytes: bytes.toString('base64'), offset: piece.range?.offset ?? 0 };
      return { rendition, bytes, task };
    } catch (error) {
      signal.throwIfAborted();
      rendition.errors.push(errorOf(error, null));
      return null;
    }
  });
  const wanted = indexes.filter((index) => index !== null);
  read.push(...wanted.map(({ bytes }) => bytes));
  const answers = await parseManifests(
    runner,
    wanted.map(({ task }) => task),
    signal,
  );
  wanted.forEach(({ rendition }, at) => takeIndex(rendition, answers[at]));
}

function takeIndex(rendition: OpenRendition, answer: ParseAnswer | undefined): void {
  const { playlist } = rendition;
  const segments = answer && 'sidx' in answer ? answer.sidx : null;
  if (!playlist?.index) return;
  if (!segments || segments.length === 0) {
    rendition.errors.push({ code: 'INDEX_INVALID', message: 'its segment index can’t be read', segment_index: null });
    return;
  }
  const first = segments[0]?.startSec ?? 0;
  const { ref } = playlist.index;
  const map = playlist.maps[0] ?? null;
  const keyMethod = playlist.keys[0]?.method ?? null;
  rendition.playlist = mediaPlaylist(
    {
      ...playlist,
      targetDurationSec: Math.max(...segments.map(({ durationSec }) => durationSec)),
      index: playlist.index,
    },
    segments.map(({ range, startSec, durationSec }) => ({
      ref,
      range,
      durationSec,
      startSec: startSec - first,
      map,
      keyMethod,
      discontinuity: false,
      gap: false,
    })),
  );
}

function taskOf(kind: StreamFormat, bytes: Buffer, base: string): ParseTask {
  return { kind, bytes: bytes.toString('base64'), base };
}
