/**
 * What the packets of a transport stream say (ISO/IEC 13818-1): a document, hence snake_case. `null` is unknown. Times are seconds
 * on the clock of the first PID with program clock references, from its first one.
 */
export interface TransportFacts {
  /** 188, 192 (BDAV, with arrival stamps) or 204 (with Reed-Solomon bytes). */
  packet_size_bytes: number;
  packet_count: number;
  null_packet_count: number;
  /** Before the first packet, and what is left of a cut last one. */
  leading_bytes: number;
  trailing_bytes: number;
  transport_stream_id: number | null;
  /** Between the first and the last clock reference; null with fewer than two. */
  duration_sec: number | null;
  mux_rate_bps: number | null;
  /** Times the 33-bit clock started again. */
  clock_wrap_count: number;
  programs: TransportProgram[];
  pids: TransportPid[];
  tables: TransportTable[];
  indicators: TransportIndicator[];
  /** False when a limit ended the reading: everything then holds of the first part. */
  complete: boolean;
}

export interface TransportProgram {
  program_number: number;
  pmt_pid: number;
  pcr_pid: number | null;
  version: number | null;
  service_name: string | null;
  provider_name: string | null;
  /** A conditional access descriptor stands in its map. */
  conditional_access: boolean;
  streams: TransportStreamEntry[];
}

export interface TransportStreamEntry {
  pid: number;
  stream_type: number;
  /** By stream type, registration and descriptors: "AC-4", "H.264", "SCTE-35" …; null when nothing names it. */
  codec: string | null;
  language: string | null;
  /** Registration descriptor: "CUEI", "HDMV", "AC-3" … */
  registration: string | null;
  descriptor_tags: number[];
}

export interface TransportPid {
  pid: number;
  /** "PAT", "PMT", "PCR", "null", the codec of a stream …; null when nothing refers to it. */
  role: string | null;
  packet_count: number;
  /** Of all packets, in per cent. */
  share_percent: number;
  bit_rate_bps: number | null;
  scrambled_count: number;
  continuity_error_count: number;
  pcr_count: number;
  max_pcr_interval_ms: number | null;
}

export interface TransportTable {
  name: string;
  pid: number;
  section_count: number;
  crc_error_count: number;
  max_interval_sec: number | null;
}

/** An indicator of ETSI TR 101 290, named and numbered as there. */
export interface TransportIndicator {
  id: string;
  name: string;
  priority: 1 | 2;
  count: number | null;
  /** The first few: when, and on which PID. */
  first: { time_sec: number | null; pid: number | null }[];
  measured: number | null;
  threshold: number | null;
  unit: string | null;
  /** Why a file can't show it; null when it was looked at. */
  not_evaluated: string | null;
}
