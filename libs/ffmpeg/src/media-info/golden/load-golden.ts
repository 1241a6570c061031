import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProbeEvidence } from '../evidence';
import type { Mp4Facts } from '../mp4/mp4-facts';
import { PacketStats } from '../packets/packet-stats';
import type { RawFrame, RawProbe } from '../raw-probe';

/** What real tools printed for one file: `<case>.<build>.json`, the build being ffprobe 5.1 (Debian) or 2023 (static). */
export interface Golden {
  raw: RawProbe;
  /** First frames alone; boxes as `readMp4Boxes` found them. */
  header: ProbeEvidence;
  /** With every packet, where their lines were kept. */
  standard: ProbeEvidence;
  lines: string[];
}

export type Build = '5.1' | '2023';

export function loadGolden(name: string, build: Build = '5.1'): Golden {
  const text = readFileSync(join(__dirname, `${name}.${build}.json`), 'utf8');
  const saved = JSON.parse(text) as {
    raw: RawProbe;
    frames: RawFrame[];
    boxes: Mp4Facts | null;
    packet_lines?: string[];
  };
  const lines = saved.packet_lines ?? [];
  const stats = new PacketStats();
  for (const line of lines) stats.feed(line);
  const header = { frames: saved.frames, boxes: saved.boxes };
  return {
    raw: saved.raw,
    header,
    standard: lines.length > 0 ? { ...header, packets: stats.finish() } : header,
    lines,
  };
}
