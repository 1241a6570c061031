import type { Progress, Watching } from '../../types';
import { bytes, cut, paintFor, plain } from './words';

const barWidth = 24;
const labelWidth = 34;
const shortestMs = 80;

/** The part of a terminal that is written to. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  hasColors?(): boolean;
  write(text: string): unknown;
}

/** One moving line on the terminal: what is at work, how far, how long still. Silent where nobody watches. */
export class ProgressLine {
  private readonly moving: boolean;
  private drawnAt = 0;
  private began = performance.now();

  constructor(
    private readonly screen: Screen = process.stderr,
    environment: NodeJS.ProcessEnv = process.env,
  ) {
    this.moving = screen.isTTY === true && environment['CI'] === undefined && environment['TERM'] !== 'dumb';
  }

  /** Whoever does not look is spared the following. */
  watching(label: string): Watching {
    if (!this.moving) return {};
    this.began = performance.now();
    return {
      onUpload: (sent, total) => this.draw(label, 'sending', sent / total, this.pace(sent, total), sent === total),
      onProgress: (progress) => this.job(label, progress),
    };
  }

  job(label: string, { fraction, stage, eta_seconds }: Progress, more = ''): void {
    const left = eta_seconds === null ? '' : `${secondsLeft(eta_seconds)} left`;
    this.draw(label, stage ?? (fraction === 1 ? 'done' : 'waiting'), fraction, [more, left].filter(Boolean).join('  '));
  }

  /** Takes the line away, before a result is written. */
  clear(): void {
    if (this.moving && this.drawnAt > 0) this.screen.write('\r\x1b[2K');
    this.drawnAt = 0;
  }

  private draw(label: string, stage: string, fraction: number | null, after: string, now = false): void {
    if (!this.moving || (!now && performance.now() - this.drawnAt < shortestMs)) return;
    this.drawnAt = performance.now();
    const paint = paintFor(this.screen);
    const share = Math.min(1, Math.max(0, fraction ?? 0));
    const full = Math.round(share * barWidth);
    const bar = `${paint('green', '━'.repeat(full))}${paint('gray', '─'.repeat(barWidth - full))}`;
    const percent = fraction === null ? '     ' : `${String(Math.floor(share * 100)).padStart(3)} %`;
    const room = (this.screen.columns ?? 80) - 1;
    const name = cut(plain(label), labelWidth);
    const known = name.length + barWidth + stage.length + percent.length + 6;
    const rest = known + after.length <= room ? after : '';
    if (known > room) this.screen.write(`\r\x1b[2K${cut(`${name}  ${stage} ${percent}`, room)}`);
    else this.screen.write(`\r\x1b[2K${name}  ${bar} ${percent}  ${stage}  ${paint('gray', rest)}`.trimEnd());
  }

  private pace(sent: number, total: number): string {
    const seconds = (performance.now() - this.began) / 1000;
    if (seconds < 0.5) return bytes(total);
    const perSecond = sent / seconds;
    return `${bytes(perSecond)}/s  ${secondsLeft((total - sent) / perSecond)} left`;
  }
}

function secondsLeft(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, '0')} min`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}
