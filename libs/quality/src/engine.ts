import { serviceVersion } from '@app/config';
import type { CompareOutcome } from './compare/comparer';
import type { ComparisonEngine } from './comparison-documents';
import type { QualityAbilities } from './quality-abilities';

/** What did the work of a comparison, and what it cost. */
export function engineOf({ runs, model, together }: CompareOutcome, abilities: QualityAbilities): ComparisonEngine {
  const all = [...runs.aligning, ...(runs.measure ? [runs.measure] : [])];
  const cpu = all.map((run) => run.cpuSeconds);
  return {
    ffmpeg_version: abilities.ffmpeg_version ?? '',
    libvmaf_version: abilities.libvmaf_version,
    vmaf_model: model,
    service_version: serviceVersion,
    command: (runs.measure?.command ?? []).map(withoutLogPath),
    cpu_seconds: cpu.includes(null) ? null : cpu.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0),
    wall_seconds: runs.alignSeconds + (runs.measure?.wallSeconds ?? 0),
    align_wall_seconds: runs.alignSeconds,
    measure_wall_seconds: runs.measure?.wallSeconds ?? null,
    peak_memory_bytes: Math.max(...all.map((run) => run.peakMemoryBytes ?? 0)) || null,
    ...(together > 1 && { measured_together: together }),
  };
}

function withoutLogPath(argument: string): string {
  return argument.replace(/log_path='[^']*\//, "log_path='");
}
