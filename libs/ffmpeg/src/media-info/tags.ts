import { asDictionary, asText, cleanText, type Dictionary } from './read-value';

const MAX_TAGS = 1_000;
// a tag of this name would set a prototype when a later hand copies key by key
const REFUSED = new Set(['__proto__']);

/** Tags as text that jsonb accepts; at most 1,000 of them, names as given. */
export function readTags(value: unknown): Record<string, string> {
  const entries = Object.entries(asDictionary(value))
    .filter(([key, text]) => !REFUSED.has(key) && (typeof text === 'string' || typeof text === 'number'))
    .slice(0, MAX_TAGS)
    .map(([key, text]) => [cleanText(key), cleanText(String(text))]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The first of the named tags that says something; case does not matter (Matroska writes ENCODER, MP4 encoder). */
export function findTag(tags: unknown, ...names: string[]): string | null {
  const entries = Object.entries(asDictionary(tags));
  for (const name of names) {
    for (const [key, value] of entries) {
      const text = key.length === name.length && key.toLowerCase() === name ? asText(value) : null;
      if (text !== null) return text;
    }
  }
  return null;
}

/** The dispositions as booleans, names as ffprobe's. */
export function readDisposition(value: unknown): Record<string, boolean> {
  const entries = Object.entries(asDictionary(value))
    .filter(([key]) => !REFUSED.has(key))
    .slice(0, MAX_TAGS)
    .map(([key, flag]) => [cleanText(key), flag === 1 || flag === true || flag === '1']);
  return Object.fromEntries(entries) as Record<string, boolean>;
}

/** The container's own name of a codec: four characters, or the stream type as "0x1b"; null when there is none. */
export function readTag(stream: Dictionary): string | null {
  const name = asText(stream['codec_tag_string']);
  if (name !== null && !name.includes('[')) return name;
  const number = asText(stream['codec_tag']);
  const value = number === null ? Number.NaN : Number(number);
  return Number.isSafeInteger(value) && value > 0 ? `0x${value.toString(16).padStart(2, '0')}` : null;
}

/** hh:mm:ss.fraction (Matroska's DURATION tag) in seconds. */
export function clockToSeconds(text: string | null): number | null {
  const match = text === null ? null : /^(\d{1,6}):([0-5]?\d):([0-5]?\d(?:\.\d{1,12})?)$/.exec(text);
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : null;
}
