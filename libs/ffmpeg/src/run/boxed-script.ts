import { scriptCommand } from './script-command';
import type { ToolRunner } from './tool-runner';
import type { ToolRequest, ToolResult } from './tool-request';

/** One of our own parsers of strangers' bytes: reads descriptors 3, 4 …, its input or its network, writes its answer to stdout. */
export interface BoxedScript extends Pick<
  ToolRequest,
  'files' | 'network' | 'limits' | 'signal' | 'onStdout' | 'pipes'
> {
  /** Absolute path of the script: `join(__dirname, 'parse-manifest' + extname(__filename))`. */
  script: string;
  args?: readonly string[];
  /** Bytes for its standard input. */
  input?: Uint8Array;
}

/** Runs one of our scripts in a node process of its own, boxed and limited like a media tool, with no way out but the proxy it is given. */
export function runBoxedScript(runner: ToolRunner, request: BoxedScript): Promise<ToolResult> {
  const { script, args, input, ...rest } = request;
  return runner.runTool({ ...rest, ...scriptCommand(script, args ?? []), ...(input ? { stdin: input } : {}) });
}
