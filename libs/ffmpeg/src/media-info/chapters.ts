import type { Chapter } from './media-info';
import type { RawProbe } from './raw-probe';
import { asDictionaries, asNumber } from './read-value';
import { findTag } from './tags';

const MAX_CHAPTERS = 10_000;

/** Chapters in the order of the file. */
export function readChapters(raw: RawProbe): Chapter[] {
  return asDictionaries(raw.chapters)
    .slice(0, MAX_CHAPTERS)
    .map((chapter) => ({
      start_sec: asNumber(chapter['start_time']),
      end_sec: asNumber(chapter['end_time']),
      title: findTag(chapter['tags'], 'title'),
    }));
}
