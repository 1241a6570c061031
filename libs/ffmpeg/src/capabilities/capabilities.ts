import type { ToolRunner } from '../run';
import { toolUnusable } from './errors';

/** What a binary is and can do, read from itself. */
export interface ToolCapabilities {
  path: string;
  /** As it says: "5.1.9-0+deb12u1". */
  version: string;
  configuration: string[];
  /** Version of each library: `{avformat: '60.10.100'}`. */
  libraries: Record<string, string>;
  /** Names of all demuxers but devices, in the tool's own order. */
  demuxers: string[];
  protocols: string[];
  /** Empty for ffprobe, which lists none of use. */
  filters: string[];
  hasLibvmaf: boolean;
}

/** Reads a binary's capabilities by asking it. Throws TOOL_UNUSABLE when it does not answer. */
export async function readCapabilities(
  runner: ToolRunner,
  path: string,
  kind: 'ffmpeg' | 'ffprobe',
): Promise<ToolCapabilities> {
  const ask = async (option: string) => {
    const result = await runner.runTool({
      program: path,
      args: ['-hide_banner', '-v', 'error', option],
      limits: { timeoutMs: 20_000 },
    });
    if (result.reason === 'exit' && result.exitCode === 0) return result.stdout.toString('utf8');
    throw toolUnusable({ tool: kind, reason: result.spawnFailure?.message ?? (result.stderr.trim() || result.reason) });
  };
  const [version, demuxers, devices, protocols, filters] = await Promise.all([
    ask('-version'),
    ask('-demuxers'),
    ask('-devices'),
    ask('-protocols'),
    kind === 'ffmpeg' ? ask('-filters') : '',
  ]);
  const notDevices = new Set(listed(devices, /^ D.. ?(\S+)/));
  const filterNames = listed(filters, /^ [T.][S.][C.] (\S+)/).concat(listed(filters, /^ [T.][S.] (\S+)/));
  return {
    path,
    ...readVersion(version),
    demuxers: listed(demuxers, /^ D.. ?(\S+)/).filter((name) => !notDevices.has(name)),
    protocols: readInputProtocols(protocols),
    filters: filterNames,
    hasLibvmaf: filterNames.includes('libvmaf'),
  };
}

export function readVersion(text: string): Pick<ToolCapabilities, 'version' | 'configuration' | 'libraries'> {
  const version = /^ff\w+ version (\S+)/m.exec(text)?.[1];
  if (version === undefined) throw toolUnusable({ tool: 'tool', reason: 'it does not say its version' });
  const libraries = [...text.matchAll(/^lib(\w+)\s+(\d+)\. *(\d+)\. *(\d+)/gm)].map(
    ([, name = '', major, minor, micro]) => [name, `${major}.${minor}.${micro}`] as const,
  );
  const configuration = /^configuration: (.*)$/m.exec(text)?.[1] ?? '';
  return { version, configuration: configuration.split(' ').filter(Boolean), libraries: Object.fromEntries(libraries) };
}

/** Names in a table of the tool: aliases of one row stand comma separated and become names of their own. */
export function listed(text: string, row: RegExp): string[] {
  const names = text.split('\n').flatMap((line) => row.exec(line)?.[1]?.split(',') ?? []);
  return names.filter((name) => name !== '=');
}

function readInputProtocols(text: string): string[] {
  const input = /Input:([^]*?)(?:Output:|$)/.exec(text)?.[1] ?? '';
  return input.split(/\s+/).filter(Boolean);
}
