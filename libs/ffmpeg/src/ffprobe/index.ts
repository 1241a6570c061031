export {
  Ffprobe,
  type FramesOutput,
  type ProbeOutput,
  type ProbeRun,
  type RunFigures,
  type RunOptions,
} from './ffprobe';
export type { FfprobeOptions } from './ffprobe-options';
export { type MediaInput } from './media-input';
export { cleanText, parseToolJson, type JsonValue } from './safe-json';
export { LineSplitter } from './line-splitter';
export { readToolMessages, type MessageLevel, type ToolMessage } from './tool-messages';
export * from './errors';
