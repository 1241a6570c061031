/** One packet as ffprobe prints it; times in seconds, null for "N/A". */
export interface PacketRecord {
  streamIndex: number;
  ptsSec: number | null;
  dtsSec: number | null;
  durationSec: number | null;
  sizeBytes: number;
  /** Byte offset in the file; null when the demuxer does not know. */
  positionBytes: number | null;
  keyframe: boolean;
  /** Decoded and not shown (before an edit list's start). */
  discard: boolean;
  corrupt: boolean;
}

// ffprobe prints in this order, whatever order -show_entries asks in
const COLUMNS = ['stream_index', 'pts_time', 'dts_time', 'duration_time', 'size', 'pos', 'flags'] as const;
const MAX_LINE = 4_096;

/**
 * A line of `-show_packets -show_entries packet=stream_index,pts_time,dts_time,duration_time,size,pos,flags` in
 * `-of compact`, `-of csv` or `-of csv=p=0`. Trailing fields of side data are ignored. Null when it is no packet.
 */
export function parsePacketLine(line: string): PacketRecord | null {
  if (line === '' || line.length > MAX_LINE) return null;
  return line.includes('|') ? fromCompact(line) : fromCsv(line);
}

function fromCompact(line: string): PacketRecord | null {
  const fields: Partial<Record<string, string>> = Object.create(null) as Record<string, string>;
  for (const part of line.split('|')) {
    const equals = part.indexOf('=');
    const key = equals < 0 ? '' : part.slice(0, equals);
    if (key !== '' && fields[key] === undefined) fields[key] = part.slice(equals + 1);
  }
  return record(COLUMNS.map((column) => fields[column]));
}

function fromCsv(line: string): PacketRecord | null {
  const fields = line.split(',', COLUMNS.length + 1);
  return record(fields[0] === 'packet' ? fields.slice(1) : fields);
}

function record(fields: ReadonlyArray<string | undefined>): PacketRecord | null {
  const [index, pts, dts, duration, size, position, flags = ''] = fields;
  const streamIndex = decimal(index);
  const sizeBytes = decimal(size);
  if (streamIndex === null || !Number.isInteger(streamIndex) || streamIndex < 0 || sizeBytes === null) return null;
  return {
    streamIndex,
    ptsSec: decimal(pts),
    dtsSec: decimal(dts),
    durationSec: decimal(duration),
    sizeBytes: Math.max(0, sizeBytes),
    positionBytes: decimal(position),
    keyframe: flags.includes('K'),
    discard: flags.includes('D'),
    corrupt: flags.includes('C'),
  };
}

function decimal(text: string | undefined): number | null {
  if (text === undefined || text === '' || text === 'N/A') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
