import { findFfprobe, ToolRunner, type ToolLimits, type ToolResult } from '@app/ffmpeg';

const program = (): string => {
  const path = findFfprobe();
  if (path === null) throw new Error('no ffprobe');
  return path;
};

/** No box, no limits, no proxy: what ffprobe does when it is simply called. For controls only. */
export class BareTool {
  private readonly runner = new ToolRunner({ sandbox: 'off' }, { bwrap: null, prlimit: null, setpriv: null });

  /** @param limits the wall clock is the only one of these that is enforced here */
  run(args: readonly string[], limits: Partial<ToolLimits> = {}): Promise<ToolResult> {
    return this.runner.runTool({ program: program(), args: ['-v', 'error', '-of', 'json', ...args], limits });
  }

  close(): Promise<void> {
    return this.runner.close();
  }
}
