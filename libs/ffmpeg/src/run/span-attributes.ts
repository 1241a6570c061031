import type { Attributes } from '@app/telemetry';
import type { ToolResult } from './tool-request';

/** As OpenTelemetry names what a process was, and our own words for what it cost. */
export function spanAttributes(result: ToolResult): Attributes {
  return {
    'process.command_args': result.command,
    'process.exit.code': result.exitCode ?? undefined,
    'ffprobe.tool.reason': result.reason,
    'ffprobe.tool.cpu_seconds': result.cpuSeconds ?? undefined,
    'ffprobe.tool.peak_memory_bytes': result.peakMemoryBytes ?? undefined,
  };
}
