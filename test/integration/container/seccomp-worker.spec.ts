import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../deploy/chart';
import { compileProfile, readProfile, type SeccompProfile, unknownNames } from '../../deploy/seccomp';
import { makeClip } from '../../support/media';

const profile = readProfile(join(root, 'deploy/seccomp-worker.json'));
const withoutBox: SeccompProfile = {
  ...profile,
  syscalls: profile.syscalls.filter(({ comment }) => !comment.startsWith('The box')),
};

interface Told {
  /** lines of /proc/self/status */
  status: Record<string, string>;
  canWriteRoot: boolean;
  /** errno by the name of the call; 0 where it worked */
  errnos: Record<string, number>;
  sandbox: { available: boolean; reason: string | null };
  required: string;
  width: number | null;
}

describe('deploy/seccomp-worker.json', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ffprobe-api-seccomp-')));
  const clip = makeClip(folder, 'plain.mp4');
  afterAll(() => rmSync(folder, { recursive: true }));
  const tell = (rules: SeccompProfile | null) => inContainer(folder, clip, rules);

  it('speaks only of calls there are', () => {
    const calls = profile.syscalls.flatMap(({ names }) => names).filter((name) => name !== 'socket');
    expect(calls.length).toBe(new Set(calls).size);
    // The older calls of x86-64 are absent on newer processors, as runtimes expect.
    if (process.arch === 'x64') expect(unknownNames(profile)).toEqual([]);
  });

  it('lets uid 10001 without capabilities, on a read-only root, box and probe', () => {
    const told = tell(profile);
    const { Uid, CapEff, CapPrm, NoNewPrivs, Seccomp } = told.status;
    expect([Uid, CapEff, CapPrm, NoNewPrivs, Seccomp]).toEqual([
      ['10001', '10001', '10001', '10001'].join('\t'),
      ...['0', '0'].map((none) => none.repeat(16)),
      ...['1', '2'],
    ]);
    expect(told).toMatchObject({ canWriteRoot: false, sandbox: { available: true, reason: null }, width: 320 });
  });

  it('has the calls an attacker of the kernel needs answered as if they did not exist', () => {
    const told = tell(profile);
    const absent = Object.entries(told.errnos).filter(([, errno]) => errno === 38);
    expect(absent.map(([name]) => name)).toEqual(Object.keys(told.errnos));
    const free = Object.entries(tell(null).errnos).filter(([, errno]) => errno === 38);
    expect(free.length).toBeLessThan(absent.length / 2);
  });

  it('is needed for the box: the same rules without its calls make the box impossible, and the worker says so', () => {
    const told = tell(withoutBox);
    expect(told.sandbox).toMatchObject({ available: false, reason: expect.stringMatching(/^bwrap: /) as string });
    expect(told).toMatchObject({ required: 'SANDBOX_UNAVAILABLE', width: null });
  });

  it('takes nothing from the box: without any profile it is the same', () => {
    expect(tell(null)).toMatchObject({ status: { Seccomp: '0' }, sandbox: { available: true }, width: 320 });
  });
});

/** What a worker in its container does, run there: says who it is, tries calls, makes its box and probes in it. */
const program = `
  const { readFileSync, writeFileSync } = require('node:fs');
  const { join } = require('node:path');
  const [root, clip] = process.argv.slice(1);
  const ffmpeg = require(join(root, 'dist/libs/ffmpeg/src/index.js'));
  const koffi = require('koffi');
  const call = koffi.load(null).func('long syscall(long number, ...)');
  const numbers = process.arch === 'x64'
    ? { ptrace: 101, bpf: 321, perf_event_open: 298, userfaultfd: 323, io_uring_setup: 425, add_key: 248, keyctl: 250, kexec_load: 246,
        init_module: 175, open_by_handle_at: 304, setns: 308, process_vm_readv: 310, mknod: 133, chroot: 161, fsopen: 430, clone3: 435,
        personality: 135 }
    : { ptrace: 117, bpf: 280, perf_event_open: 241, userfaultfd: 282, io_uring_setup: 425, add_key: 217, keyctl: 219, kexec_load: 104,
        init_module: 105, open_by_handle_at: 265, setns: 268, process_vm_readv: 270, mknodat: 33, chroot: 51, fsopen: 430, clone3: 435,
        personality: 92 };
  const errnos = Object.fromEntries(Object.entries(numbers).map(([name, number]) => {
    const result = call(number, 'long', -1, 'long', 0, 'long', 0, 'long', 0, 'long', 0);
    return [name, Number(result) === -1 ? koffi.errno() : 0];
  }));
  const socket = koffi.load(null).func('int socket(int domain, int type, int protocol)');
  // AF_ALG, AF_PACKET, AF_VSOCK
  for (const family of [38, 17, 40]) errnos['socket ' + family] = socket(family, 5, 0) === -1 ? koffi.errno() : 0;
  const canWriteRoot = (() => { try { writeFileSync('/written', ''); return true; } catch { return false; } })();
  const status = Object.fromEntries(readFileSync('/proc/self/status', 'utf8').split('\\n').map((line) => line.split(/:\\s*/, 2)));
  (async () => {
    const runner = new ffmpeg.ToolRunner({ sandbox: 'require' });
    const sandbox = await runner.probeSandbox();
    const required = await runner.start().then(() => 'started', (error) => error.code);
    let width = null;
    if (sandbox.available) {
      const ffprobe = new ffmpeg.Ffprobe(runner, await ffmpeg.readCapabilities(runner, ffmpeg.findFfprobe(), 'ffprobe'));
      const { raw } = await ffprobe.probe({ kind: 'file', file: ffmpeg.identifyFile(clip), name: 'clip' });
      width = raw.streams[0].width;
      // A parser of ours: node itself, boxed.
      if ((await ffmpeg.mp4Boxes(runner, ffmpeg.identifyFile(clip), AbortSignal.timeout(30000))) === null) width = -1;
    }
    await runner.close();
    console.log(JSON.stringify({ status, canWriteRoot, errnos, sandbox, required, width }));
  })();
`;

/** Runs the program as a container engine would: user 10001, no capability, nothing writable but /tmp, and the profile. */
function inContainer(folder: string, clip: string, rules: SeccompProfile | null): Told {
  const words = (text: string): string[] => text.split(' ');
  const filter = join(folder, 'filter.bpf');
  writeFileSync(filter, rules === null ? '' : compileProfile(rules));
  const descriptor = openSync(filter, 'r');
  const modules = realpathSync(join(root, 'node_modules'));
  try {
    const { stdout, stderr } = spawnSync(
      'bwrap',
      [
        ...words('--unshare-user --uid 10001 --gid 10001 --die-with-parent --clearenv'),
        ...words('--ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64 --symlink usr/bin /bin'),
        // The machine's own /proc, as `systempaths=unconfined` leaves it.
        ...words('--ro-bind /etc /etc --dev-bind /proc /proc --dev /dev --tmpfs /tmp'),
        ...[root, modules, folder, process.execPath].flatMap((path) => ['--ro-bind', path, path]),
        ...['--chdir', root, '--remount-ro', '/'],
        ...(rules === null ? [] : ['--seccomp', '3']),
        ...['--', process.execPath, '-e', program, root, clip],
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', descriptor], timeout: 60_000 },
    );
    if (stdout === '') throw new Error(`the container said nothing: ${stderr}`);
    const told = JSON.parse(stdout) as Told;
    return told;
  } finally {
    closeSync(descriptor);
  }
}
