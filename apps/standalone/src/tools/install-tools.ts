import { existsSync } from 'node:fs';
import { getuid, platform } from 'node:process';
import { OperatorError } from '../operator-error';
import { runTool, type ToolRun } from './run-tool';
import type { Missing } from './find-tools';

type Say = (text: string) => void;

const aptPackages: Record<Missing, string> = { ffmpeg: 'ffmpeg', redis: 'redis-server', bubblewrap: 'bubblewrap' };
const brewPackages: Record<Missing, string | null> = { ffmpeg: 'ffmpeg', redis: 'redis', bubblewrap: null };

/** Ways to install by hand, for systems where we do not do it ourselves: the program to look for, and the words. */
const byHand: { has: string; command: string; packages: Record<Missing, string> }[] = [
  {
    has: '/usr/bin/apt-get',
    command: 'sudo apt-get update && sudo apt-get install -y',
    packages: aptPackages,
  },
  {
    has: '/usr/bin/dnf',
    command: 'sudo dnf install -y',
    packages: { ffmpeg: 'ffmpeg-free', redis: 'valkey', bubblewrap: 'bubblewrap' },
  },
  {
    has: '/usr/bin/pacman',
    command: 'sudo pacman -S --needed',
    packages: { ffmpeg: 'ffmpeg', redis: 'valkey', bubblewrap: 'bubblewrap' },
  },
  {
    has: '/usr/bin/zypper',
    command: 'sudo zypper install',
    packages: { ffmpeg: 'ffmpeg', redis: 'redis', bubblewrap: 'bubblewrap' },
  },
];

/** The exact line a person has to type here; null where we cannot know it. */
function installLine(missing: Missing[]): string | null {
  if (platform === 'darwin') {
    return `brew install ${missing.flatMap((tool) => brewPackages[tool] ?? []).join(' ')}`;
  }
  const way = byHand.find(({ has }) => existsSync(has));
  return way ? `${way.command} ${missing.map((tool) => way.packages[tool]).join(' ')}` : null;
}

/**
 * Installs what is missing, where we may: by apt-get as root, by Homebrew on macOS.
 * @throws OperatorError with the exact words for every other case
 */
export async function installTools(missing: Missing[], say: Say): Promise<void> {
  if (platform === 'darwin') return installByBrew(missing, say);
  if (getuid?.() === 0 && existsSync('/usr/bin/apt-get')) return installByApt(missing, say);
  // Bubblewrap alone may be missing: the tools then run without their box, and the service says so.
  if (missing.every((tool) => tool === 'bubblewrap')) return;
  throw new OperatorError(`Missing: ${missing.join(', ')}. ${words(missing)}`);
}

async function installByApt(missing: Missing[], say: Say): Promise<void> {
  const onLine = (line: string): void => say(shorten(line));
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  await runTool('apt-get', ['update', ...lock], { env, onLine });
  const install = (packages: string[]): Promise<ToolRun> =>
    runTool('apt-get', ['install', '-y', '--no-install-recommends', ...lock, ...packages], { env, onLine });
  const packages = missing.map((tool) => aptPackages[tool]);
  let run = await install(packages);
  if (run.code !== 0 && missing.includes('redis')) {
    run = await install(packages.map((name) => (name === 'redis-server' ? 'valkey-server' : name)));
  }
  if (run.code !== 0) throw new OperatorError(`apt-get failed:\n${lastLines(run.stderr)}\n${words(missing)}`);
}

async function installByBrew(missing: Missing[], say: Say): Promise<void> {
  const packages = missing.flatMap((tool) => brewPackages[tool] ?? []);
  if (packages.length === 0) return;
  const run = await runTool('brew', ['install', ...packages], { onLine: (line) => say(shorten(line)) });
  if (run.code === 0) return;
  const reason = run.code === null ? 'Homebrew is not installed (https://brew.sh).' : lastLines(run.stderr);
  throw new OperatorError(`${reason}\n${words(missing)}`);
}

function words(missing: Missing[]): string {
  const line = installLine(missing);
  if (line) return `Install them and start again:\n\n  ${line}\n  npm run up`;
  const names = missing.map((tool) => (tool === 'redis' ? 'redis-server (or valkey-server)' : tool));
  return `Install ${names.join(', ')} so that they are on PATH, then start again: npm run up`;
}

const shorten = (line: string): string => (line.length > 60 ? `${line.slice(0, 59)}…` : line);
const lastLines = (text: string): string => text.trim().split('\n').slice(-5).join('\n');
