export { findProgram } from './locate';
export { ToolRunner, type SandboxMode, type SandboxState, type ToolRunnerOptions } from './tool-runner';
export { runBoxedScript, type BoxedScript } from './boxed-script';
export {
  defaultLimits,
  fileInputName,
  pipeOutputName,
  type ChunkConsumer,
  type EndReason,
  type OpenedFile,
  type SpawnFailure,
  type ToolLimits,
  type ToolNetwork,
  type ToolRequest,
  type ToolResult,
} from './tool-request';
export { FileRefused, identifyFile } from './verified-file';
export { redact } from './redact';
export { SocketReader, waste } from './socket-reader';
export { sandboxUnavailable } from './errors';
