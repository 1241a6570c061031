import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfprobe } from '../capabilities';
import { isDynamic } from './locate';
import { ToolRunner } from './tool-runner';
import { identifyFile } from './verified-file';

const bash = '/usr/bin/bash';

describe('the box', () => {
  const runner = new ToolRunner({ sandbox: 'require' });
  const shell = async (script: string) =>
    (await runner.runTool({ program: bash, args: ['-c', script] })).stdout.toString();
  let folder: string;
  beforeAll(() => void (folder = realpathSync(mkdtempSync(join(tmpdir(), 'box-')))));
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await runner.close();
  });

  it('was really tried', async () => {
    expect(await runner.probeSandbox()).toEqual({ available: true, reason: null });
  });

  it('has no network: not even the loopback of the machine', async () => {
    const server = createServer((socket) => socket.end('reached'));
    const open = new ToolRunner({ sandbox: 'off' });
    try {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const reach = `exec 9<>/dev/tcp/127.0.0.1/${(server.address() as AddressInfo).port} && cat <&9`;
      expect((await shell(`${reach}; cut -d: -f1 /proc/net/dev | tail -n +3`)).trim()).toBe('lo');
      const outside = await open.runTool({ program: bash, args: ['-c', reach] });
      expect(outside.stdout.toString()).toBe('reached');
    } finally {
      await open.close();
      server.close();
    }
  });

  it('has an empty environment', async () => {
    process.env['BOX_SPEC_SECRET'] = 'visible';
    const names = (await shell('env')).split('\n').map((line) => line.split('=')[0]);
    delete process.env['BOX_SPEC_SECRET'];
    // What a shell sets for itself.
    expect(names.filter(Boolean).sort()).toEqual(['PWD', 'SHLVL', '_']);
  });

  it('has its limits from its first moment on, soft and hard', async () => {
    const limits = { cpuSeconds: 7, memoryBytes: 345 << 20, openFiles: 43 };
    const told = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { stdout } = await runner.runTool({ program: bash, args: ['-c', 'cat /proc/$$/limits'], limits });
        const text = stdout.toString();
        return ['cpu time', 'data size', 'core file size', 'open files'].map((name) =>
          new RegExp(`^Max ${name} +(\\d+) +(\\d+) `, 'm').exec(text)?.slice(1).map(Number),
        );
      }),
    );
    const expected = [7, 345 << 20, 0, 43].map((most) => [most, most]);
    expect(told).toEqual(told.map(() => expected));
  });

  it('shows neither the files nor the processes of the machine', async () => {
    writeFileSync(join(folder, 'other-tenant.ts'), 'secret');
    expect(await shell(`cat ${folder}/other-tenant.ts ${__filename} /etc/passwd; ls /home /root /var`)).toBe('');
    expect((await shell('ls -d /proc/[0-9]*')).split('\n').filter(Boolean).length).toBeLessThanOrEqual(2);
  });

  it('hands over the files and nothing else', async () => {
    const path = join(folder, 'media.bin');
    writeFileSync(path, 'bytes');
    const request = { program: bash, files: [identifyFile(path)] };
    const listed = await runner.runTool({
      ...request,
      args: ['-c', 'cat /proc/self/fd/3; for f in /proc/$$/fd/*; do echo -n " ${f##*/}"; done'],
    });
    // 255 is the shell's own copy of its script.
    expect(listed.stdout.toString().replace(' 255', '')).toMatch(/^bytes 0 1 2 3( \d+)?$/);
    const written = await runner.runTool({
      ...request,
      args: ['-c', `echo changed > /proc/self/fd/3; echo x > ${path}`],
    });
    expect(written.exitCode).not.toBe(0);
    expect(readFileSync(path, 'utf8')).toBe('bytes');
  });

  it('lets a tool write to its folder only', async () => {
    const script = `echo out > ${folder}/result; echo in > /usr/intruder; echo in > ${tmpdir()}/box-intruder`;
    await runner.runTool({ program: bash, args: ['-c', script], writableDir: folder });
    expect(readFileSync(join(folder, 'result'), 'utf8')).toBe('out\n');
    expect(() => readFileSync('/usr/intruder')).toThrow();
    expect(() => readFileSync(join(tmpdir(), 'box-intruder'))).toThrow();
  });

  it('refuses the calls an attacker of the kernel needs', async () => {
    const tried = await runner.runTool({
      program: bash,
      args: [
        '-c',
        'unshare --user true; unshare --mount true; strace true; mount -t tmpfs none /tmp; chmod 777 /proc/self/fd/3',
      ],
      files: [identifyFile(join(folder, 'media.bin'))],
    });
    expect(tried.stderr.match(/not permitted|denied/gi)?.length).toBeGreaterThanOrEqual(4);
    expect(statSync(join(folder, 'media.bin')).mode & 0o777).toBe(0o644);
  });

  it('knows a static binary from one that needs its libraries', () => {
    expect(isDynamic(bash)).toBe(true);
    expect(isDynamic(findFfprobe() ?? '')).toBe(false);
  });
});
