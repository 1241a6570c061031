import { serviceVersion } from '@app/config';
import type { MediaTools, RunFigures } from '@app/ffmpeg';
import { trailedCpuSeconds } from '@app/telemetry';
import type { Engine } from './analysis-documents';
import type { SourceFacts } from './probe-source';

/** What did the work and what it cost, summed over every run of a tool. */
export function engineOf(
  tools: MediaTools,
  runs: readonly RunFigures[],
  { bytesRead, requests }: Pick<SourceFacts, 'bytesRead' | 'requests'>,
): Engine {
  const sum = (of: (figures: RunFigures) => number | null) =>
    runs.reduce((total, figures) => total + (of(figures) ?? 0), 0);
  return {
    ffprobe_version: tools.ffprobe.capabilities.version,
    ffmpeg_version: tools.ffmpeg?.version ?? null,
    libvmaf_version: null,
    service_version: serviceVersion,
    command: runs.at(-1)?.command ?? [],
    // our own parsers and the pictures of findings run in boxes, too: whatever ran is paid for
    cpu_seconds: trailedCpuSeconds() ?? sum((figures) => figures.cpuSeconds),
    wall_seconds: sum((figures) => figures.wallSeconds),
    bytes_read: bytesRead,
    requests,
    peak_memory_bytes: Math.max(0, ...runs.map((figures) => figures.peakMemoryBytes ?? 0)),
  };
}

/** What names the engine for reuse: another one may answer otherwise. */
export type EngineKey = Pick<Engine, 'ffprobe_version' | 'ffmpeg_version' | 'service_version'>;

export function engineKey(tools: MediaTools): EngineKey {
  return {
    ffprobe_version: tools.ffprobe.capabilities.version,
    ffmpeg_version: tools.ffmpeg?.version ?? null,
    service_version: serviceVersion,
  };
}
