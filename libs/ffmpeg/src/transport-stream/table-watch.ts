import { Indicators, type IndicatorId } from './indicators';
import { SectionAssembler, sectionCrc } from './section-assembler';
import { readPat, readPmt, readSdt, type Service } from './tables';
import type { TransportProgram, TransportTable } from './transport-facts';

const PAT = 0x0000;
const CAT = 0x0001;
const SDT = 0x0011;
const NAMES: Readonly<Record<number, string>> = {
  0x00: 'PAT',
  0x01: 'CAT',
  0x10: 'NIT',
  0x11: 'SDT',
  0x12: 'EIT',
  0x14: 'TDT',
};
const MAX_PROGRAMS = 256;
/** PAT_error and PMT_error: seconds without the table. */
const TABLE_INTERVAL_SEC = 0.5;
const TABLE_ID = { pat: 0x00, cat: 0x01, pmt: 0x02, sdt: 0x42 };

interface Watched {
  assembler: SectionAssembler;
  facts: TransportTable;
  lastSec: number | null;
}

/** Reads the tables a transport stream describes itself with, and how often they come. */
export class TableWatch {
  streamId: number | null = null;
  catSeen = false;
  readonly programs = new Map<number, TransportProgram>();
  private readonly mapPids = new Map<number, number>();
  private readonly services = new Map<number, Service>();
  private readonly watched = new Map<number, Watched>();
  private now: () => number | null = () => null;

  constructor(private readonly indicators: Indicators) {
    for (const pid of [PAT, CAT, 0x10, SDT, 0x12, 0x14]) this.watch(pid, NAMES[pid] ?? 'table');
  }

  carriesTables(pid: number): boolean {
    return this.watched.has(pid);
  }

  lost(pid: number): void {
    this.watched.get(pid)?.assembler.drop();
  }

  /** The payload of one packet; `now` gives the time on the stream's clock. */
  add(pid: number, bytes: Uint8Array, from: number, to: number, starts: boolean, now: () => number | null): void {
    this.now = now;
    this.watched.get(pid)?.assembler.add(bytes, from, to, starts);
  }

  /** Packets of this PID may not be scrambled. */
  scrambledTable(pid: number, timeSec: number | null): void {
    if (pid === PAT) this.indicators.hit('1.3', timeSec, pid);
    else if (this.mapPids.has(pid)) this.indicators.hit('1.5', timeSec, pid);
  }

  isMap(pid: number): boolean {
    return this.mapPids.has(pid);
  }

  finish(endSec: number | null): { programs: TransportProgram[]; tables: TransportTable[] } {
    for (const [pid, table] of this.watched) {
      if (table.lastSec !== null && endSec !== null) this.interval(pid, table, endSec);
    }
    const programs = [...this.programs.values()].map((program) => ({
      ...program,
      service_name: this.services.get(program.program_number)?.name ?? null,
      provider_name: this.services.get(program.program_number)?.provider ?? null,
    }));
    const tables = [...this.watched.values()].map(({ facts }) => facts);
    return {
      programs,
      tables: tables.filter(({ section_count, crc_error_count }) => section_count + crc_error_count > 0),
    };
  }

  private watch(pid: number, name: string): void {
    if (this.watched.has(pid)) return;
    const facts = { name, pid, section_count: 0, crc_error_count: 0, max_interval_sec: null };
    const assembler = new SectionAssembler((section) => this.section(pid, section));
    this.watched.set(pid, { assembler, facts, lastSec: null });
  }

  private section(pid: number, section: Uint8Array): void {
    const table = this.watched.get(pid);
    if (!table) return;
    const [id, time] = [section[0] ?? 0xff, this.now()];
    const checked = ((section[1] ?? 0) & 0x80) !== 0;
    if (checked && sectionCrc(section) !== 0) {
      table.facts.crc_error_count += 1;
      this.indicators.hit('2.2', time, pid);
      return;
    }
    table.facts.section_count += 1;
    if (pid === PAT) this.pat(section, id, table, time);
    else if (pid === CAT) this.cat(id, time);
    else if (pid === SDT && id === TABLE_ID.sdt)
      for (const [program, service] of readSdt(section)) this.services.set(program, service);
    else if (this.mapPids.has(pid) && id === TABLE_ID.pmt) this.map(pid, section, table, time);
  }

  private pat(section: Uint8Array, id: number, table: Watched, time: number | null): void {
    if (id !== TABLE_ID.pat) return this.indicators.hit('1.3', time, PAT);
    this.came(PAT, table, time);
    const { streamId, programs } = readPat(section);
    this.streamId = streamId;
    for (const [number, pid] of programs) {
      if (number === 0 || this.programs.size >= MAX_PROGRAMS) continue;
      this.mapPids.set(pid, number);
      this.watch(pid, 'PMT');
      if (!this.programs.has(number)) this.programs.set(number, emptyProgram(number, pid));
    }
  }

  private cat(id: number, time: number | null): void {
    if (id === TABLE_ID.cat) this.catSeen = true;
    else this.indicators.hit('2.6', time, CAT);
  }

  private map(pid: number, section: Uint8Array, table: Watched, time: number | null): void {
    this.came(pid, table, time);
    const map = readPmt(section);
    const known = this.programs.get(map.program_number);
    if (known) this.programs.set(map.program_number, { ...known, ...map });
  }

  private came(pid: number, table: Watched, time: number | null): void {
    if (time !== null && table.lastSec !== null) this.interval(pid, table, time);
    table.lastSec = time;
  }

  private interval(pid: number, table: Watched, time: number): void {
    const id: IndicatorId | null = pid === PAT ? '1.3' : this.mapPids.has(pid) ? '1.5' : null;
    if (id === null || table.lastSec === null) return;
    const gap = time - table.lastSec;
    table.facts.max_interval_sec = Math.max(table.facts.max_interval_sec ?? 0, Math.round(gap * 1000) / 1000);
    // half a millisecond of rounding is no fault
    if (gap > TABLE_INTERVAL_SEC + 0.0005) this.indicators.hit(id, table.lastSec, pid, gap);
  }
}

function emptyProgram(program_number: number, pmt_pid: number): TransportProgram {
  const unknown = { pcr_pid: null, version: null, service_name: null, provider_name: null };
  return { program_number, pmt_pid, ...unknown, conditional_access: false, streams: [] };
}
