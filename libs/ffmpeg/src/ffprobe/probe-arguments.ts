import type { ToolCapabilities } from '../capabilities/capabilities';
import { ffprobeOptionInvalid } from './errors';
import type { FfprobeOptions } from './ffprobe-options';
import { guardArguments, inputName, type MediaInput, programArguments } from './media-input';

const defaultProbeSizeBytes = 10_000_000;
const defaultAnalyzeDurationMs = 10_000;

/** How messages are asked for: with their level, so that damage is told from remarks. */
const messages = ['-v', 'level+warning'];

/** Format, streams, chapters and programs as JSON. */
export function probeArguments(input: MediaInput, options: FfprobeOptions, tool: ToolCapabilities): string[] {
  return [
    ...programArguments,
    ...messages,
    ...['-print_format', 'json', '-show_format', '-show_streams', '-show_chapters', '-show_programs', '-show_error'],
    // The decoder configuration of each stream, as `extradata`: what codec strings are derived from.
    '-show_data',
    ...(options.count_frames ? ['-count_frames'] : []),
    ...(options.count_packets ? ['-count_packets'] : []),
    ...selection(options),
    ...inputArguments(input, options, tool),
  ];
}

/** One line a packet: stream, pts, dts and duration in seconds, size, position, flags. */
export function packetArguments(input: MediaInput, options: FfprobeOptions, tool: ToolCapabilities): string[] {
  return [
    ...programArguments,
    ...messages,
    ...['-show_packets', '-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time,size,pos,flags'],
    ...['-print_format', 'csv=p=0'],
    ...selection(options),
    ...inputArguments(input, options, tool),
  ];
}

/** Which frames are decoded. */
export interface WantedFrames {
  /** A stream specifier. */
  streams: string;
  count: number;
  /** The container describes its streams as far as decoding goes: nothing of them is decoded ahead to find out. */
  areDescribed?: boolean;
}

/** The first frames of the chosen streams with all their side data, as JSON. */
export function frameArguments(
  input: MediaInput,
  options: FfprobeOptions,
  { streams, count, areDescribed = false }: WantedFrames,
  tool: ToolCapabilities,
): string[] {
  return [
    ...programArguments,
    ...messages,
    ...['-print_format', 'json', '-show_frames', '-show_error'],
    ...(areDescribed ? ['-nofind_stream_info'] : []),
    // what is printed of a frame is not its pixels: they stay as rough as they come
    ...['-skip_loop_filter', 'all'],
    ...selection({ select_streams: streams, read_intervals: `%+#${Math.max(1, Math.trunc(count))}` }),
    ...inputArguments(input, options, tool),
  ];
}

/** What the container alone says of its streams, as JSON: nothing is parsed or decoded, so that no bitstream has its word. */
export function declaredArguments(input: MediaInput, tool: ToolCapabilities): string[] {
  return [
    ...programArguments,
    ...messages,
    ...['-print_format', 'json', '-show_streams', '-show_error', '-nofind_stream_info'],
    ...inputArguments(input, {}, tool),
  ];
}

function selection(options: FfprobeOptions): string[] {
  const { read_intervals: intervals, select_streams: streams } = options;
  if (intervals !== undefined && !/^[\d.:+%#,]{1,200}$/.test(intervals))
    throw ffprobeOptionInvalid({ option: 'read_intervals' });
  if (streams !== undefined && !/^[a-zA-Z0-9:#]{1,64}$/.test(streams))
    throw ffprobeOptionInvalid({ option: 'select_streams' });
  return [
    ...(intervals === undefined ? [] : ['-read_intervals', intervals]),
    ...(streams === undefined ? [] : ['-select_streams', streams]),
  ];
}

function inputArguments(input: MediaInput, options: FfprobeOptions, tool: ToolCapabilities): string[] {
  const probeSize = bounded(options.probe_size_bytes, 'probe_size_bytes', 32, 1 << 30) ?? defaultProbeSizeBytes;
  const analyzeMs =
    bounded(options.analyze_duration_ms, 'analyze_duration_ms', 0, 3_600_000) ?? defaultAnalyzeDurationMs;
  return [
    ...guardArguments(input, tool),
    ...['-probesize', String(probeSize), '-analyzeduration', String(analyzeMs * 1_000)],
    ...['-i', inputName(input)],
  ];
}

function bounded(value: number | undefined, option: string, min: number, max: number): number | undefined {
  if (value !== undefined && !(Number.isInteger(value) && value >= min && value <= max))
    throw ffprobeOptionInvalid({ option });
  return value;
}
