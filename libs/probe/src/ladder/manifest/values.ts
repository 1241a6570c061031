import type { DeclaredRendition } from './manifest';

const longestText = 2_048;

/** A rendition of which nothing is declared. */
export const nothingDeclared: Omit<DeclaredRendition, 'kind' | 'ref'> = {
  id: null,
  group: null,
  name: null,
  language: null,
  isDefault: null,
  autoselect: null,
  forced: null,
  characteristics: [],
  channels: null,
  bandwidthBps: null,
  averageBandwidthBps: null,
  codecs: [],
  supplementalCodecs: null,
  width: null,
  height: null,
  frameRate: null,
  videoRange: null,
  audioGroup: null,
  subtitlesGroup: null,
  captionsGroup: null,
  keys: [],
  playlist: null,
};

/** Text that says something, bounded. */
export function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longestText) : null;
}

/** A whole number above zero. */
export function decimal(value: unknown): number | null {
  const number = Number(value);
  return value !== undefined && value !== null && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** A finite number above zero. */
export function fraction(value: unknown): number | null {
  const number = Number(value);
  return value !== undefined && value !== null && Number.isFinite(number) && number > 0 ? number : null;
}

/** YES, NO, or not said. */
export function yes(value: unknown): boolean | null {
  return value === 'YES' ? true : value === 'NO' ? false : null;
}
