import type { AudioStream, MediaInfo, VideoStream } from '../media-info/media-info';
import type { Disagreement, OpinionAudio, OpinionVideo, SecondOpinion } from './opinion';
import { namesCodec, namesColour, namesFormat } from './words';

type Value = string | number | null;

/**
 * Where ffprobe's facts and MediaInfo's differ. A fact that only one of them has is told when ffprobe has none; words are compared
 * only where it is known what the other calls them.
 */
export function compareOpinions(media: MediaInfo, opinion: SecondOpinion): Disagreement[] {
  const found: Disagreement[] = [];
  const add = (
    fact: string,
    index: number | null,
    ffprobe: Value,
    mediainfo: Value,
    unit: string | null = null,
  ): void => {
    found.push({ fact, stream_index: index, ffprobe, mediainfo, unit });
  };
  const { format_names: names, duration_sec: duration } = media.container;
  if (opinion.format !== null && !isBrand(media, opinion.format) && namesFormat(names, opinion.format) === false) {
    add('container.format_names', null, names.join(','), opinion.format);
  }
  if (durationsDiffer(duration, opinion.duration_sec)) {
    add('container.duration_sec', null, duration, opinion.duration_sec, 's');
  }
  // it names formats of which it reads no streams: that says nothing of them
  if (opinion.video.length + opinion.audio.length === 0) return found;
  const shown = media.video.filter((stream) => !stream.is_attached_picture);
  // it lists the pictures of some covers as images, those of others not
  const video = shown.length === opinion.video.length ? shown : media.video;
  if (video.length !== opinion.video.length) add('video.length', null, shown.length, opinion.video.length, 'streams');
  else video.forEach((stream, at) => compareVideo(stream, at, opinion.video[at], add));
  if (media.audio.length !== opinion.audio.length) {
    add('audio.length', null, media.audio.length, opinion.audio.length, 'streams');
  } else media.audio.forEach((stream, at) => compareAudio(stream, at, opinion.audio[at], add));
  return found;
}

/** What it calls an MP4 of a brand it has no name for. */
function isBrand({ container: { major_brand: brand } }: MediaInfo, format: string): boolean {
  return brand?.trim().toLowerCase() === format.trim().toLowerCase();
}

type Add = (fact: string, index: number | null, ffprobe: Value, mediainfo: Value, unit?: string | null) => void;

function compareVideo(of: VideoStream, at: number, other: OpinionVideo | undefined, add: Add): void {
  if (!other) return;
  const say = (fact: string, ours: Value, theirs: Value, unit: string | null = null): void =>
    add(`video.${at}.${fact}`, of.index, ours, theirs, unit);
  codecs(of.codec, other.format, say);
  // MediaInfo gives H.264 sizes as coded with fields and as shown without: only a true difference counts
  if (differ(of.width, other.width, 0)) say('width', of.width, other.width, 'px');
  if (differ(of.height, other.height, 0)) say('height', of.height, other.height, 'px');
  const rates = [of.frame_rate?.value ?? null, of.average_frame_rate?.value ?? null];
  if (rates.every((rate) => differ(rate, other.frame_rate, 0.01))) {
    say('frame_rate', rates[0] ?? null, other.frame_rate, 'fps');
  }
  // whether the first frame of an edit list or the last of a file counts is a matter of taste
  const near = of.frame_count !== null && Math.abs(of.frame_count - (other.frame_count ?? 0)) <= 1;
  if (!near && differ(of.frame_count, other.frame_count, 0.01))
    say('frame_count', of.frame_count, other.frame_count, 'frames');
  // of some pictures it counts the bits of all components
  const isOfAll = of.bit_depth !== null && [3, 4].includes((other.bit_depth ?? 0) / of.bit_depth);
  if (!isOfAll && differ(of.bit_depth, other.bit_depth, 0)) say('bit_depth', of.bit_depth, other.bit_depth, 'bits');
  const colours = [
    ['color.transfer', of.color.transfer, other.transfer],
    ['color.primaries', of.color.primaries, other.primaries],
    ['color.matrix', of.color.matrix, other.matrix],
  ] as const;
  for (const [fact, ours, theirs] of colours) {
    if (ours !== null && theirs !== null && namesColour(ours, theirs) === false) say(fact, ours, theirs);
    if (ours === null && theirs !== null) say(fact, null, theirs);
  }
  const dolby = other.hdr_format?.includes('Dolby Vision') === true;
  if (dolby !== (of.hdr.dolby_vision !== null)) say('hdr.format', of.hdr.format, other.hdr_format);
}

function compareAudio(of: AudioStream, at: number, other: OpinionAudio | undefined, add: Add): void {
  if (!other) return;
  const say = (fact: string, ours: Value, theirs: Value, unit: string | null = null): void =>
    add(`audio.${at}.${fact}`, of.index, ours, theirs, unit);
  codecs(of.codec, other.format, say);
  if (differ(of.channels, other.channels, 0)) say('channels', of.channels, other.channels, 'channels');
  if (differ(of.sample_rate_hz, other.sample_rate_hz, 0)) {
    say('sample_rate_hz', of.sample_rate_hz, other.sample_rate_hz, 'Hz');
  }
  if (durationsDiffer(of.duration_sec, other.duration_sec)) {
    say('duration_sec', of.duration_sec, other.duration_sec, 's');
  }
}

function codecs(
  ours: string | null,
  theirs: string | null,
  say: (fact: string, ours: Value, theirs: Value) => void,
): void {
  if (theirs === null) return;
  if (ours === null || namesCodec(ours, theirs) === false) say('codec', ours, theirs);
}

/** A lasting unknown on their side is no disagreement; on ours it is a gap they fill. */
function differ(ours: number | null, theirs: number | null, share: number): boolean {
  if (theirs === null) return false;
  return ours === null || Math.abs(ours - theirs) > Math.abs(ours) * share;
}

function durationsDiffer(ours: number | null, theirs: number | null): boolean {
  if (theirs === null || theirs <= 0) return false;
  return ours === null || Math.abs(ours - theirs) > Math.max(0.5, ours * 0.01);
}
