import { stripVTControlCharacters, styleText } from 'node:util';

/**
 * Text from a file's name or tags, made harmless for a terminal: no control characters, no direction overrides.
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    '?',
  );
}

export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = size < 1 ? 0 : Math.min(Math.floor(Math.log10(size) / 3), units.length - 1);
  const value = size / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

export function bitRate(bitsPerSecond: number): string {
  if (bitsPerSecond < 1_000) return `${Math.round(bitsPerSecond)} b/s`;
  return bitsPerSecond < 1_000_000
    ? `${Math.round(bitsPerSecond / 1_000)} kb/s`
    : `${(bitsPerSecond / 1_000_000).toFixed(bitsPerSecond < 10_000_000 ? 2 : 1)} Mb/s`;
}

/** `5.00 s`, `12:03.4`, `1:02:03.4`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(2)} s`;
  const tenths = Math.round(seconds * 10);
  const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor((tenths % 36_000) / 600)];
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

export const frameRate = (value: number): string => `${Number(value.toFixed(3))} fps`;

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

export type Colour = 'green' | 'yellow' | 'red' | 'gray' | 'bold';

/** Colours text for people, and leaves it alone in pipes and with NO_COLOR. */
export const paint = (colour: Colour, text: string): string => paintFor(process.stdout)(colour, text);

/** The same for what is not written to standard output. */
export const paintFor =
  (screen: { isTTY?: boolean; hasColors?(): boolean }) =>
  (colour: Colour, text: string): string =>
    screen.isTTY && screen.hasColors?.() ? styleText(colour, text) : text;

/** Cuts to a width in characters. */
export const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;
