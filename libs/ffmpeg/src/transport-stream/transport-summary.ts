import type { TransportFacts, TransportPid, TransportProgram, TransportTable } from './transport-facts';
import type { TransportReader } from './transport-reader';

const NULL_PID = 0x1fff;
const MAX_PIDS = 512;
const FIXED: Readonly<Record<number, string>> = {
  0x0000: 'PAT',
  0x0001: 'CAT',
  0x0002: 'TSDT',
  0x0010: 'NIT',
  0x0011: 'SDT',
  0x0012: 'EIT',
  0x0013: 'RST',
  0x0014: 'TDT',
  0x1fff: 'null',
};

/** The reader's counts as a document. */
export function transportFacts(
  reader: TransportReader,
  of: { programs: TransportProgram[]; tables: TransportTable[]; complete: boolean; trailingBytes: number },
): TransportFacts {
  const span = reader.clock.span();
  const perPacket = (reader.grid?.size === 204 ? 204 : 188) * 8;
  const muxRate = span === null ? null : Math.round((span.packets * perPacket) / span.seconds);
  const total = reader.packets;
  const pids = reader.pids.flatMap((state): TransportPid[] => {
    if (!state) return [];
    const share = state.packets / total;
    return [
      {
        pid: state.pid,
        role: roleOf(state.pid, of.programs),
        packet_count: state.packets,
        share_percent: Math.round(share * 1e4) / 100,
        bit_rate_bps: muxRate === null ? null : Math.round(share * muxRate),
        scrambled_count: state.scrambled,
        continuity_error_count: state.continuityErrors,
        pcr_count: state.pcrCount,
        max_pcr_interval_ms: state.maxPcrStepSec === null ? null : Math.round(state.maxPcrStepSec * 1e6) / 1000,
      },
    ];
  });
  return {
    packet_size_bytes: reader.grid?.size ?? 188,
    packet_count: total,
    null_packet_count: reader.pids[NULL_PID]?.packets ?? 0,
    leading_bytes: reader.leadingBytes,
    trailing_bytes: of.trailingBytes,
    transport_stream_id: reader.tables.streamId,
    duration_sec: span === null ? null : Math.round(span.seconds * 1e6) / 1e6,
    mux_rate_bps: muxRate,
    clock_wrap_count: reader.clock.wraps,
    programs: of.programs,
    pids: pids.slice(0, MAX_PIDS),
    tables: of.tables,
    indicators: reader.indicators.finish(reader.clock.references > 1),
    complete: of.complete,
  };
}

function roleOf(pid: number, programs: TransportProgram[]): string | null {
  const fixed = FIXED[pid];
  if (fixed) return fixed;
  for (const { pmt_pid, pcr_pid, streams } of programs) {
    if (pid === pmt_pid) return 'PMT';
    const stream = streams.find((entry) => entry.pid === pid);
    if (stream) return stream.codec ?? `stream type 0x${stream.stream_type.toString(16).padStart(2, '0')}`;
    if (pid === pcr_pid) return 'PCR';
  }
  return null;
}
