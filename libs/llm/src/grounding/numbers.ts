import type { Digest } from '../digest/digest';
import type { KnowledgeEntry } from '../knowledge/entry';

const pattern = /(?<![\p{L}\d]|\p{L}[._-])[-−+]?\d+(?:[.,:×x/]\d+)*/gu;

/**
 * Every number of a text, as written, without a sign: `−23.0 LUFS at 1920×1080` gives 23.0, 1920 and 1080. Digits inside a word (H264) are its
 * name and no figure.
 */
export function numbersIn(text: string): string[] {
  return (text.match(pattern) ?? []).flatMap((found) =>
    found
      .replace(/^[-−+]/, '')
      .split(/[:×x/]/)
      .flatMap((part) => (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(part) ? part.replaceAll(',', '') : part.replace(',', '.')))
      .filter((part) => part !== ''),
  );
}

/** The figures a text about this digest may name. Media text is not among them: its figures are claims of strangers. */
export class KnownNumbers {
  private readonly values = new Set<number>();

  constructor(digest: Digest, knowledge: readonly KnowledgeEntry[]) {
    const { verdict, rules, findings, not_evaluated: unseen, facts, left_out: left } = digest;
    this.takeAll({ verdict, rules, findings, unseen, facts, left });
    for (const { start_sec: start, end_sec: end } of findings) [start, end].forEach((at) => this.takeTime(at));
    for (const { value, unit } of facts) {
      if (unit === 's') this.takeTime(value);
      else if (unit === 'bit/s' || unit === 'bytes' || unit === 'Hz') this.takeScaled(value);
    }
    for (const { what, why, fix, ffmpegHint } of knowledge) this.takeAll({ what, why, fix, ffmpegHint });
  }

  /** Whether every number of the text is one of ours, also when it was rounded: 23.98 for 23.976. */
  cover(text: string): boolean {
    return numbersIn(text).every((written) => this.has(written));
  }

  private has(written: string): boolean {
    const value = Number(written);
    if (this.values.has(value)) return true;
    const decimals = written.split('.')[1]?.length ?? 0;
    // A whole number stands for a fraction only where that is no small one: 2 is not 2.4.
    if (decimals === 0 && value < 10) return false;
    return [...this.values].some((known) => Math.abs(Number(known.toFixed(decimals)) - value) < 1e-9);
  }

  private takeAll(value: unknown): void {
    if (typeof value === 'number') this.values.add(Math.abs(value));
    else if (typeof value === 'string') for (const text of numbersIn(value)) this.values.add(Number(text));
    else if (Array.isArray(value)) {
      this.values.add(value.length);
      value.forEach((item) => this.takeAll(item));
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach((item) => this.takeAll(item));
  }

  /** A time may also be told as hours, minutes and seconds. */
  private takeTime(value: unknown): void {
    if (typeof value !== 'number' || value < 60) return;
    const parts = [Math.floor(value / 3600), Math.floor(value / 60) % 60, value % 60, Math.floor(value % 60)];
    parts.forEach((part) => this.values.add(part));
  }

  /** A rate or size may also be told in thousands, millions or thousand millions. */
  private takeScaled(value: unknown): void {
    if (typeof value === 'number') [1e3, 1e6, 1e9].forEach((scale) => this.values.add(value / scale));
  }
}
