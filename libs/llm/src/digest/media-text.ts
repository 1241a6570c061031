import { bounds } from './digest';

/** A stranger's words as one short line: control and direction characters gone, length bounded. */
export function mediaText(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > bounds.textLength ? `${plain.slice(0, bounds.textLength - 1)}…` : plain;
}

/** Labels are a caller's words, not the service's: told as quoted data like the media's own. */
export function labelTexts(labels: Record<string, string>): { id: string; text: string }[] {
  return Object.entries(labels)
    .map(([key, value]) => ({ id: `label.${mediaText(key).slice(0, 40)}`, text: mediaText(value) }))
    .slice(0, bounds.texts);
}
