import type { AudioRole } from './media-info';
import { asFlag, asInteger, asDictionary, own, type Dictionary } from './read-value';
import { findSideData } from './side-data';
import { findTag } from './tags';

/** Dispositions that name a role, strongest first. */
const BY_DISPOSITION: ReadonlyArray<readonly [string, AudioRole]> = [
  ['comment', 'commentary'],
  ['descriptions', 'description'],
  ['visual_impaired', 'description'],
  ['hearing_impaired', 'hearing_impaired'],
  ['clean_effects', 'clean_effects'],
  ['karaoke', 'karaoke'],
  ['dub', 'dub'],
  ['original', 'original'],
];
/** bsmod of AC-3 (ATSC A/52), as ffprobe numbers it. */
const BY_SERVICE: Readonly<Record<number, AudioRole>> = {
  1: 'effects',
  2: 'description',
  3: 'hearing_impaired',
  4: 'dialogue',
  5: 'commentary',
  6: 'emergency',
  7: 'voice_over',
  8: 'karaoke',
};
const BY_TITLE: ReadonlyArray<readonly [RegExp, AudioRole]> = [
  [/\bcommentary\b/i, 'commentary'],
  [/\baudio[ -]?descri|\bdescribed\b|\bdescriptive\b|\bvisually impaired\b|\bDVS\b/i, 'description'],
  [/\bmusic (?:and|&) effects\b|\bM&E\b/i, 'effects'],
  [/\bdialogue? only\b/i, 'dialogue'],
  [/\bkaraoke\b/i, 'karaoke'],
];

/**
 * What a stream is for: by disposition, by the service type in the bitstream, by title; "qad" is audio description in French
 * practice. What says nothing is `main` when it is the default or the first, else `alternate`; but a mono stream beside a first mono
 * stream may be one channel of it, which nothing tells: null. `first`: the first audio stream of its program, or of the file.
 */
export function readAudioRole(stream: Dictionary, first: Dictionary): AudioRole | null {
  const disposition = asDictionary(stream['disposition']);
  const byDisposition = BY_DISPOSITION.find(([name]) => asFlag(own(disposition, name)));
  if (byDisposition) return byDisposition[1];
  const [service] = findSideData(stream['side_data_list'], 'audio service');
  const byService = BY_SERVICE[asInteger(service?.['service_type']) ?? 0];
  if (byService) return byService;
  const title = findTag(stream['tags'], 'title', 'handler_name') ?? '';
  const byTitle = BY_TITLE.find(([words]) => words.test(title));
  if (byTitle) return byTitle[1];
  if (findTag(stream['tags'], 'language') === 'qad') return 'description';
  if (stream === first || asFlag(own(disposition, 'default'))) return 'main';
  const language = findTag(stream['tags'], 'language');
  const channelOf =
    stream['channels'] === 1 && first['channels'] === 1 && language === findTag(first['tags'], 'language');
  return channelOf ? null : 'alternate';
}
