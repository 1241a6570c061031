import { Indicators } from './indicators';
import { findGrid, type PacketGrid } from './packet-grid';
import { PidState } from './pid-state';
import { readPcr, stepSec, StreamClock } from './stream-clock';
import { isTimed } from './stream-types';
import { TableWatch } from './table-watch';
import type { TransportFacts, TransportStreamEntry } from './transport-facts';
import { transportFacts } from './transport-summary';

const SYNC = 0x47;
const NULL_PID = 0x1fff;
const BODY = 188;
/** 2.3a, 2.3b and 2.5: see `Indicators`. */
const PCR_REPETITION_SEC = 0.1;
const PCR_JUMP_SEC = 5;
const PTS_REPETITION_SEC = 0.7;

/** Reads a transport stream packet by packet, in memory that does not grow with the file. */
export class TransportReader {
  readonly pids: (PidState | undefined)[] = [];
  readonly indicators = new Indicators();
  readonly tables = new TableWatch(this.indicators);
  readonly clock = new StreamClock();
  grid: PacketGrid | null = null;
  packets = 0;
  leadingBytes = 0;
  private clockPid = -1;
  /** Bytes of the next packet's front that lie beyond what was given (trailers of 204, stamps of 192). */
  private skip = 0;
  private rest: Uint8Array = new Uint8Array(0);
  private synced = true;
  private scrambledSeen = false;
  private readonly now = () => this.clock.at(this.packets);

  /** False when the first bytes are no transport stream. */
  feed(chunk: Uint8Array): boolean {
    let bytes = chunk;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + chunk.length);
      bytes.set(this.rest);
      bytes.set(chunk, this.rest.length);
    }
    let at = this.skip;
    if (this.grid === null) {
      this.grid = findGrid(bytes);
      if (this.grid === null) return false;
      at = this.grid.start;
      // arrival stamps stand in front of the packet
      this.leadingBytes = at - (this.grid.size === 192 ? 4 : 0);
    }
    const { size } = this.grid;
    while (at + BODY <= bytes.length) {
      if (bytes[at] !== SYNC) {
        const next = this.resync(bytes, at, size);
        if (next === null) break;
        at = next;
        continue;
      }
      this.synced = true;
      this.packet(bytes, at);
      at += size;
    }
    this.skip = Math.max(0, at - bytes.length);
    // a copy: of a Buffer `slice` is a window, and the caller reads its next bytes into the same one
    this.rest = Uint8Array.prototype.slice.call(bytes, Math.min(at, bytes.length));
    return true;
  }

  /** `complete`: the whole file was given. */
  finish(complete: boolean): TransportFacts | null {
    if (this.grid === null || this.packets < 2) return null;
    const end = this.now();
    const { programs, tables } = this.tables.finish(end);
    if (complete) {
      for (const program of programs) {
        for (const { pid } of program.streams) {
          if (!this.pids[pid]) this.indicators.hit('1.6', null, pid);
        }
        if (program.version === null) this.indicators.hit('1.5', null, program.pmt_pid);
      }
      if (this.tables.streamId === null) this.indicators.hit('1.3', null, 0);
      if (this.scrambledSeen && !this.tables.catSeen) this.indicators.hit('2.6', null, 1);
    }
    for (const { streams } of programs) for (const entry of streams) this.name(entry);
    return transportFacts(this, { programs, tables, complete, trailingBytes: this.rest.length });
  }

  // the same stream type is SCTE-35 in cable's use, in sections, and DTS-HD on Blu-ray, in elementary packets
  private name(entry: TransportStreamEntry): void {
    if (entry.stream_type === 0x86 && this.pids[entry.pid]?.hasPes) entry.codec = 'DTS-HD';
  }

  private resync(bytes: Uint8Array, at: number, size: number): number | null {
    // one wrong sync byte between right ones is an error of that byte, more is a loss
    if (at + size < bytes.length && bytes[at + size] === SYNC) {
      this.indicators.hit('1.2', this.now(), null);
      return at + size;
    }
    if (at + 6 * size > bytes.length) return null;
    this.indicators.hit('1.2', this.now(), null);
    if (this.synced) this.indicators.hit('1.1', this.now(), null);
    this.synced = false;
    const found = findGrid(bytes, at + 1, size);
    return found === null ? bytes.length - BODY + 1 : found.start;
  }

  private packet(bytes: Uint8Array, at: number): void {
    const [b1, b2, b3] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0];
    const pid = ((b1 & 0x1f) << 8) | b2;
    const state = (this.pids[pid] ??= new PidState(pid));
    this.packets += 1;
    state.packets += 1;
    if ((b1 & 0x80) !== 0) return this.indicators.hit('2.1', this.now(), pid);
    if (pid === NULL_PID) return;
    const hasPayload = (b3 & 0x10) !== 0;
    const adaptation = (b3 & 0x20) !== 0 ? 1 + (bytes[at + 4] ?? 0) : 0;
    const flags = adaptation > 1 ? (bytes[at + 5] ?? 0) : 0;
    const discontinuity = (flags & 0x80) !== 0;
    if (!state.follow(b3 & 0x0f, hasPayload, discontinuity)) {
      this.indicators.hit('1.4', this.now(), pid);
      this.tables.lost(pid);
    }
    if ((flags & 0x10) !== 0 && adaptation >= 8) this.reference(state, readPcr(bytes, at + 6), discontinuity);
    if ((b3 & 0xc0) !== 0) {
      state.scrambled += 1;
      this.scrambledSeen = true;
      this.tables.scrambledTable(pid, this.now());
      return;
    }
    if (hasPayload && adaptation < 184) this.payload(state, bytes, at + 4 + adaptation, at + BODY, (b1 & 0x40) !== 0);
  }

  private payload(state: PidState, bytes: Uint8Array, from: number, to: number, starts: boolean): void {
    if (this.tables.carriesTables(state.pid)) this.tables.add(state.pid, bytes, from, to, starts, this.now);
    else if (starts && from + 14 <= to && bytes[from] === 0 && bytes[from + 1] === 0 && bytes[from + 2] === 1) {
      state.hasPes = true;
      if (((bytes[from + 7] ?? 0) & 0x80) !== 0) this.presentation(state);
    }
  }

  private presentation(state: PidState): void {
    const time = this.now();
    if (
      time !== null &&
      state.lastPtsSec !== null &&
      time - state.lastPtsSec > PTS_REPETITION_SEC &&
      this.isTimed(state.pid)
    ) {
      this.indicators.hit('2.5', state.lastPtsSec, state.pid, time - state.lastPtsSec);
    }
    state.lastPtsSec = time;
  }

  private isTimed(pid: number): boolean {
    for (const { streams } of this.tables.programs.values()) {
      const entry = streams.find((stream) => stream.pid === pid);
      if (entry) return isTimed(entry.codec);
    }
    return false;
  }

  private reference(state: PidState, ticks: number, discontinuity: boolean): void {
    if (this.clockPid < 0) this.clockPid = state.pid;
    state.pcrCount += 1;
    if (state.lastPcr >= 0 && !discontinuity) {
      const step = stepSec(state.lastPcr, ticks);
      // what a file shows of both: time that stands still too long, or a clock that jumps
      if (step < 0 || step > PCR_JUMP_SEC) this.indicators.hit('2.3b', this.now(), state.pid, Math.abs(step));
      else {
        state.maxPcrStepSec = Math.max(state.maxPcrStepSec ?? 0, step);
        if (step > PCR_REPETITION_SEC + 0.0005) this.indicators.hit('2.3a', this.now(), state.pid, step);
      }
    }
    state.lastPcr = ticks;
    if (state.pid === this.clockPid) this.clock.reference(ticks, this.packets);
  }
}
