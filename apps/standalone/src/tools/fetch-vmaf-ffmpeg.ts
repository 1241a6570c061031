import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { pipeline } from 'node:stream/promises';
import { runTool, type ToolRun } from './run-tool';

/** The Python package whose wheels hold a static ffmpeg 9.0.2 with libvmaf, its models and xpsnr, and what these wheels hash to. */
export const vmafFfmpegPackage = {
  name: 'imageio-ffmpeg',
  version: '0.8.1',
  sha256: [
    '050d6850601c3b3890bd2b28306f3b842b3daea390a561101174375a1c460bda', // linux x86_64, glibc 2.28
    'fad3176f859b25869e60a8ed79957d4e3ed74a97a95e5f0cdcb91455f6c6d00e', // linux aarch64, glibc 2.28
    '5636d691e36e5274b13fe38182b1f627b2e35dcecc63944012c2470f9484fc45', // macOS 12 arm64
    '9538a10e598257263b5de1a1c1b86e7603417bc219245b1e279b452e5e48cc20', // macOS 10.13 x86_64
  ],
};

export type VmafFfmpeg = { path: string; fetched: boolean } | { path: null; reason: string };

interface Fetching {
  /** Folder for tools fetched for this installation alone. */
  ownTools: string;
  /** The ffmpeg the operator named; one with libvmaf is left alone, another is the operator's own choice. */
  ffmpegPath: string | null;
  say: (text: string) => void;
  /** The Python to use; tests name another. */
  python?: string;
  /** Whether a missing pip may be installed, where that is ours to do: as root, by apt-get. */
  mayInstall?: boolean;
}

const record = 'ffmpeg.json';
const aptGet = '/usr/bin/apt-get';

/**
 * Provides an ffmpeg with libvmaf as `<ownTools>/ffmpeg`, fetched from PyPI by the machine's own pip, pinned by version and SHA-256, and kept.
 * Without Python, PyPI or a wheel for this machine there is none, with the reason; everything but VMAF works without.
 */
export async function fetchVmafFfmpeg(fetching: Fetching): Promise<VmafFfmpeg> {
  const { ownTools, ffmpegPath } = fetching;
  if (ffmpegPath !== null) {
    return (await hasLibvmaf(ffmpegPath))
      ? { path: ffmpegPath, fetched: false }
      : none('FFMPEG_PATH names an ffmpeg without libvmaf');
  }
  const path = join(ownTools, 'ffmpeg');
  if ((await isKept(ownTools, path)) && (await hasLibvmaf(path))) return { path, fetched: false };
  const folder = await mkdtemp(join(tmpdir(), 'ffmpeg-wheel-'));
  try {
    return await fetchInto(folder, path, fetching);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchInto(
  folder: string,
  path: string,
  { ownTools, say, python = 'python3', mayInstall = true }: Fetching,
): Promise<VmafFfmpeg> {
  const { name, version, sha256 } = vmafFfmpegPackage;
  const requirement = join(folder, 'requirements.txt');
  await writeFile(requirement, `${name}==${version} ${sha256.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`);
  say(`${name} ${version} from PyPI`);
  const options = [
    '--no-deps',
    '--only-binary=:all:',
    '--require-hashes',
    '--disable-pip-version-check',
    '--no-input',
    '--retries=1',
    '--timeout=30',
  ];
  const pip = () =>
    runTool(python, ['-m', 'pip', 'download', ...options, '-d', folder, '-r', requirement], { timeoutMs: 300_000 });
  let download = await pip();
  if (lacksPip(download) && mayInstall && (await installPip(say))) download = await pip();
  if (download.code !== 0) return none(whyNot(download, python));
  const wheel = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (wheel === undefined || !sha256.includes(await sha256Of(join(folder, wheel))))
    return none('the downloaded wheel is not the pinned one');
  say('unpacking');
  const unpacked = join(folder, 'unpacked');
  const unpack = await runTool(python, ['-m', 'zipfile', '-e', join(folder, wheel), unpacked], { timeoutMs: 120_000 });
  if (unpack.code !== 0) return none(`the wheel can't be unpacked: ${lastLine(unpack.stderr)}`);
  const binaries = join(unpacked, 'imageio_ffmpeg', 'binaries');
  const binary = (await readdir(binaries)).find((file) => file.startsWith('ffmpeg-'));
  if (binary === undefined) return none('the wheel holds no ffmpeg for this machine');
  return keep(join(binaries, binary), path, ownTools);
}

/** Tried before it takes its place: a build for another C library must not shadow a working one. */
async function keep(binary: string, path: string, ownTools: string): Promise<VmafFfmpeg> {
  await chmod(binary, 0o755);
  if (!(await hasLibvmaf(binary))) return none('the fetched ffmpeg does not run here');
  const partial = `${path}.partial`;
  await mkdir(ownTools, { recursive: true });
  await copyFile(binary, partial);
  await rename(partial, path);
  const { name, version } = vmafFfmpegPackage;
  await writeFile(join(ownTools, record), JSON.stringify({ package: name, version, sha256: await sha256Of(path) }));
  return { path, fetched: true };
}

/** Whether the kept file is the one that was fetched by this version of ours. */
async function isKept(ownTools: string, path: string): Promise<boolean> {
  try {
    const kept = JSON.parse(await readFile(join(ownTools, record), 'utf8')) as { version?: unknown; sha256?: unknown };
    return kept.version === vmafFfmpegPackage.version && kept.sha256 === (await sha256Of(path));
  } catch {
    return false;
  }
}

async function hasLibvmaf(path: string): Promise<boolean> {
  const run = await runTool(path, ['-hide_banner', '-v', 'error', '-filters'], { timeoutMs: 20_000 });
  return run.code === 0 && /^ \S+ +libvmaf /m.test(run.stdout);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function installPip(say: (text: string) => void): Promise<boolean> {
  if (getuid?.() !== 0 || !existsSync(aptGet)) return false;
  say('python3-pip by apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  await runTool(aptGet, ['update', ...lock], { env });
  return (
    (await runTool(aptGet, ['install', '-y', '--no-install-recommends', ...lock, 'python3-pip'], { env })).code === 0
  );
}

function lacksPip({ code, stderr }: ToolRun): boolean {
  return code === null || /No module named pip/.test(stderr);
}

function whyNot({ code, stderr }: ToolRun, python: string): string {
  if (code === null) return `${python} is not installed`;
  if (/No module named pip/.test(stderr)) return `${python} has no pip (package python3-pip)`;
  if (/No matching distribution/.test(stderr)) return 'PyPI has no wheel for this machine, or is not reachable';
  return `pip failed: ${lastLine(stderr)}`;
}

function none(reason: string): VmafFfmpeg {
  return { path: null, reason };
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
