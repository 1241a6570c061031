import { bounds } from './digest';

/** A stranger's words as one short line: control and direction characters gone, length bounded. */
export function mediaText(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > bounds.textLength ? `${plain.slice(0, bounds.textLength - 1)}…` : plain;
}
