import type { PacketRecord } from './packet-line';

const MAX_CELLS = 2_048;
const MAX_STREAMS = 32;
const FIRST_CELL_BYTES = 4_096;

/** Earliest and latest time of a stream's packets that begin in one cell of the file; undefined where none does. */
interface Cell {
  earliest: number;
  latest: number;
}

/**
 * How far packets of one moment stand apart. Most demuxers read in order of the file; that of MP4 seeks, and reads in order of
 * time however the samples lie. So both are measured: the order of reading, and where packets lie, on a grid of bytes whose cells
 * double in width when they would become too many. Within a cell nothing is known: of a long file it is at least so much.
 */
export class Interleave {
  private readonly streams = new Map<number, (Cell | undefined)[]>();
  private cellBytes = FIRST_CELL_BYTES;
  private latestSec: number | null = null;
  private inOrderSec = 0;

  /** `counted`: indexes of the streams that count (audio and video); all of them by default. */
  constructor(private readonly counted: ReadonlySet<number> | null) {}

  add({ streamIndex, dtsSec, ptsSec, positionBytes, discard }: PacketRecord): void {
    const time = dtsSec ?? ptsSec;
    if (time === null || (this.counted && !this.counted.has(streamIndex))) return;
    // how far behind the furthest stream a packet stands shows how much a player must buffer
    if (this.latestSec !== null) this.inOrderSec = Math.max(this.inOrderSec, this.latestSec - time);
    this.latestSec = Math.max(this.latestSec ?? time, time);
    if (positionBytes !== null && positionBytes >= 0 && !discard) this.place(streamIndex, time, positionBytes);
  }

  /** Seconds. */
  finish(): number {
    return Math.max(this.inOrderSec, this.apart());
  }

  private place(streamIndex: number, time: number, at: number): void {
    let cells = this.streams.get(streamIndex);
    if (!cells) {
      if (this.streams.size >= MAX_STREAMS) return;
      this.streams.set(streamIndex, (cells = []));
    }
    while (at / this.cellBytes >= MAX_CELLS) this.widen();
    const index = Math.floor(at / this.cellBytes);
    const cell = cells[index];
    if (!cell) cells[index] = { earliest: time, latest: time };
    else if (time < cell.earliest) cell.earliest = time;
    else if (time > cell.latest) cell.latest = time;
  }

  private widen(): void {
    this.cellBytes *= 2;
    for (const [index, cells] of this.streams) {
      const wider: (Cell | undefined)[] = [];
      cells.forEach((cell, i) => {
        const half = cell && wider[i >> 1];
        if (cell) wider[i >> 1] = half ? together(half, cell) : cell;
      });
      this.streams.set(index, wider);
    }
  }

  /** How late a packet's time comes behind what another stream had in the cells before. */
  private apart(): number {
    const streams = [...this.streams.values()];
    const reached = streams.map(() => -Infinity);
    let most = 0;
    for (let i = 0; i < MAX_CELLS; i += 1) {
      streams.forEach((cells, one) => {
        const cell = cells[i];
        if (!cell) return;
        for (const [other, latest] of reached.entries()) {
          if (other !== one) most = Math.max(most, latest - cell.earliest);
        }
      });
      streams.forEach(
        (cells, one) => (reached[one] = Math.max(reached[one] ?? -Infinity, cells[i]?.latest ?? -Infinity)),
      );
    }
    return most;
  }
}

const together = (a: Cell, b: Cell): Cell => ({
  earliest: Math.min(a.earliest, b.earliest),
  latest: Math.max(a.latest, b.latest),
});
