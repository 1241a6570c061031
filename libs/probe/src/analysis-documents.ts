export const severities = ['info', 'warning', 'error', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** One thing that was seen, with the evidence it rests on. */
export interface Finding {
  id: string;
  check: string;
  check_version: number;
  severity: Severity;
  stream_index: number | null;
  start_sec: number | null;
  end_sec: number | null;
  frame: number | null;
  measured: number | string | null;
  threshold: number | string | null;
  unit: string | null;
  message: string;
  evidence: {
    tool: string;
    tool_version: string | null;
    filter: string | null;
    coverage: 'full' | 'sampled' | 'header';
  };
  thumbnail?: string;
}

/** A check that could not look, and why: never a pass. */
export interface NotEvaluated {
  check: string;
  reason: string;
}

/** Results by subject; which subjects are there depends on the depth. */
export type EnhancedAnalysis = Record<string, unknown>;

export interface QualitySummary {
  vmaf_score: number | null;
  psnr: number | null;
  ssim: number | null;
  comparison_id: string | null;
}

/** What did the work and what it cost. */
export interface Engine {
  ffprobe_version: string | null;
  ffmpeg_version: string | null;
  libvmaf_version: string | null;
  service_version: string;
  /** of the last of the runs of tools, as run, without paths and secrets */
  command: string[];
  /** of the whole process tree */
  cpu_seconds: number | null;
  wall_seconds: number | null;
  /** from the network; null where the media is a file */
  bytes_read: number | null;
  /** made for the source, redirects and what it names included; null where the media is a file */
  requests: number | null;
  peak_memory_bytes: number | null;
}
