/** What the command-line tools read of an analysis, as the API sends it; anything may be missing for a failed one. */
export interface Analysis {
  id: string;
  status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
  depth?: string;
  progress?: { fraction?: number | null; stage?: string | null } | null;
  media?: Media | null;
  findings?: Finding[] | null;
  not_evaluated?: { check: string; reason: string }[] | null;
  verdict?: Verdict | null;
  error?: Problem | null;
}

export interface Media {
  container?: {
    format_names?: string[];
    long_name?: string | null;
    duration_sec?: number | null;
    size_bytes?: number | null;
    bit_rate_bps?: number | null;
    faststart?: boolean | null;
    fragmented?: boolean | null;
  } | null;
  video?: VideoStream[];
  audio?: AudioStream[];
  subtitles?: { index: number; codec: string | null; language?: string | null; kind?: string | null }[];
  data?: { index: number; codec: string | null; kind?: string | null }[];
}

export interface VideoStream {
  index: number;
  codec: string | null;
  profile?: string | null;
  width?: number | null;
  height?: number | null;
  rotation_deg?: number | null;
  frame_rate?: { value: number } | null;
  bit_rate_bps?: number | null;
  bit_depth?: number | null;
  chroma_subsampling?: string | null;
  color?: { primaries?: string | null } | null;
  hdr?: { format?: string | null } | null;
  scan?: { type?: string | null; field_order?: string | null } | null;
  is_attached_picture?: boolean;
}

export interface AudioStream {
  index: number;
  codec: string | null;
  profile?: string | null;
  sample_rate_hz?: number | null;
  channels?: number | null;
  channel_layout?: string | null;
  bit_rate_bps?: number | null;
  language?: string | null;
}

export interface Finding {
  check: string;
  severity: 'info' | 'warning' | 'error' | 'critical';
  stream_index?: number | null;
  start_sec?: number | null;
  message: string;
}

export interface Verdict {
  policy: string;
  policy_version?: number | null;
  result: 'pass' | 'warn' | 'fail' | 'not_evaluated';
  rules?: RuleVerdict[];
}

export interface RuleVerdict {
  id: string;
  title: string;
  severity: 'fail' | 'warn';
  result: 'pass' | 'warn' | 'fail' | 'not_evaluated' | 'waived' | 'not_applicable';
  message: string;
  waiver: { author: string; expires_at: string | null } | null;
}

/** RFC 9457. */
export interface Problem {
  code?: string;
  title?: string;
  detail?: string;
  status?: number;
  errors?: { path: string; message: string }[];
}
