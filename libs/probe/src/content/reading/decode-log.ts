import { LineSplitter, showinfo, type ShownFrame } from '@app/ffmpeg';
import type { DecodeFacts } from '../decode-facts';
import { TimecodeRun } from './timecode-run';

const mostTimes = 200;
const mostKinds = 100;
const longestPattern = 60;
const said = /^(?:\[([^\]]+?) @ [^\]]+\] )*\[(panic|fatal|error|warning)\] (.*)$/;
/** ffmpeg's own word on a frame it is about to show. */
const corruptFrame = /corrupt decoded frame in stream (\d+)/;
/** The name the file has inside the box tells nobody anything. */
const boxName = /^(?:file:)?\/proc\/self\/fd\/\d+: /;
/** Of the pipes we read from, not of the file: pictures that come unevenly share a time there. */
const ofOurPipes = /(?:non monotonically increasing dts to muxer|Non-monoton(?:ous|ic) DTS)/;
const notDecoded = /^Error (?:while decoding stream #\d+:(\d+)|submitting packet to decoder)/;

/**
 * The decoder's log in the order in which things happened: complaints stand before the frame they led to. Pictures are put out in
 * order of display, so a damaged frame's time may be off by as many frames as the decoder holds back.
 */
export class DecodeLog {
  private readonly lines = new LineSplitter(4_096);
  private readonly kinds = new Map<string, DecodeFacts['messages'][number]>();
  private readonly counts = { i: 0, p: 0, b: 0, other: 0 };
  private readonly patterns = new Map<string, number>();
  private readonly times: number[] = [];
  private readonly timecodes: TimecodeRun;
  private frames = 0;
  private damaged = 0;
  private undecoded = 0;
  private complaints = 0;
  private pattern: string | null = null;
  private lastSec: number | null = null;

  /** @param video index of its stream; @param codec its name; @param rate its frames a second */
  constructor(
    private readonly video: number | null,
    private readonly codec: string | null,
    rate: number | null = null,
  ) {
    this.timecodes = new TimecodeRun(rate);
  }

  readonly consume = (chunk: Buffer): void => {
    for (const line of this.lines.push(chunk)) this.take(line);
  };

  result(): DecodeFacts {
    const types = [...this.patterns].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
    const { i, p, b, other } = this.counts;
    const total = this.frames + this.undecoded;
    return {
      frame_types: this.video === null ? null : { i, p, b, other },
      pattern: types,
      pattern_regular: this.patterns.size === 0 ? null : this.patterns.size === 1,
      decoded_frames: this.video === null ? null : this.frames,
      damaged_frames: this.video === null ? null : this.damaged,
      undecoded_packets: this.undecoded,
      damaged_percent: this.video === null || total === 0 ? null : percent(this.damaged + this.undecoded, total),
      damaged_times_sec: this.times,
      timecode_continuity: this.timecodes.result(),
      messages: [...this.kinds.values()],
    };
  }

  private take(line: string): void {
    if (showinfo.isLine(line)) {
      const frame = showinfo.read(line);
      if (frame) this.show(frame);
      if (showinfo.isInterrupted(line) && this.mayBeOfVideo()) this.complaints += 1;
      if (frame) return;
    }
    if (line.includes('timecode')) this.timecodes.take(line, this.frames, this.lastSec);
    const match = said.exec(line);
    if (!match) return;
    const [, component = null, level = 'error', text = ''] = match;
    if (ofOurPipes.test(text)) return;
    this.note(component, level, text.replace(boxName, ''));
    if (level === 'warning') {
      const corrupt = corruptFrame.exec(text);
      if (corrupt && Number(corrupt[1]) === this.video) this.complaints += 1;
      return;
    }
    const lost = notDecoded.exec(text);
    if (lost) {
      if (lost[1] === undefined ? component?.startsWith('vist') === true : Number(lost[1]) === this.video)
        this.undecoded += 1;
    } else if (this.isOfVideo(component)) this.complaints += 1;
  }

  private show({ timeSec, type }: ShownFrame): void {
    this.frames += 1;
    this.lastSec = timeSec ?? this.lastSec;
    if (type === 'I' || type === 'P' || type === 'B') this.counts[type.toLowerCase() as 'i' | 'p' | 'b'] += 1;
    else this.counts.other += 1;
    this.follow(type ?? '?');
    if (this.complaints === 0) return;
    this.complaints = 0;
    this.damaged += 1;
    if (timeSec !== null && this.times.length < mostTimes) this.times.push(Math.round(timeSec * 1000) / 1000);
  }

  // from one I to the next; the last, unfinished group tells nothing
  private follow(type: string): void {
    if (type === 'I') {
      const finished = this.pattern;
      if (finished !== null && (this.patterns.has(finished) || this.patterns.size < mostKinds)) {
        this.patterns.set(finished, (this.patterns.get(finished) ?? 0) + 1);
      }
      this.pattern = 'I';
    } else if (this.pattern !== null && this.pattern.length < longestPattern) this.pattern += type;
  }

  private isOfVideo(component: string | null): boolean {
    if (this.codec === null || component === null) return false;
    return (
      component === this.codec ||
      component.startsWith(`${this.codec}_`) ||
      (this.codec === 'av1' && component.startsWith('lib'))
    );
  }

  /** A complaint without a name is the video's, unless others have complained and it has not. */
  private mayBeOfVideo(): boolean {
    if (this.video === null) return false;
    const named = [...this.kinds.values()].filter(({ level }) => level !== 'warning');
    return named.length === 0 || named.some(({ component }) => this.isOfVideo(component));
  }

  private note(component: string | null, level: string, text: string): void {
    const kind = text.replace(/\b(?:0x)?\d[\d.]*\b/g, 'N').slice(0, 300);
    const key = `${level} ${component ?? ''} ${kind}`;
    const known = this.kinds.get(key);
    if (known) {
      known.count += 1;
      known.last_time_sec = this.lastSec;
    } else if (this.kinds.size < mostKinds) {
      this.kinds.set(key, {
        level,
        component,
        kind,
        count: 1,
        first_time_sec: this.lastSec,
        last_time_sec: this.lastSec,
      });
    }
  }
}

const percent = (part: number, of: number): number => Math.round((part / of) * 1e5) / 1e3;
