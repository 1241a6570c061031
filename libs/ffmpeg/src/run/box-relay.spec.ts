import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ToolRunner } from './tool-runner';

const nonBlocking = 0o4000;

it('leaves the outputs of a tool waiting while nobody takes them, also once it has used its network', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  const runner = new ToolRunner({ sandbox: 'prefer' });
  const proxy = createServer((socket) => socket.end('answer\n'));
  const proxySocketPath = join(folder, 's');
  await new Promise<void>((resolve) => proxy.listen(proxySocketPath, resolve));
  try {
    await runner.start();
    const ask = 'exec 3<>/dev/tcp/127.0.0.1/"${http_proxy##*:}"; echo asked >&3; read -r line <&3; echo "$line"';
    const flags = `sed -n 's/^flags:\\t*/flags /p' /proc/self/fdinfo/1`;
    let printed = '';
    const { reason } = await runner.runTool({
      program: '/usr/bin/bash',
      args: ['-c', `${ask}; ${flags}`],
      network: { proxySocketPath },
      onStdout: (chunk) => void (printed += chunk.toString()),
    });
    expect(reason).toBe('exit');
    const [, said = ''] = /^answer\nflags (\d+)\n$/.exec(printed) ?? [printed];
    expect(Number.parseInt(said, 8) & nonBlocking).toBe(0);
  } finally {
    await runner.close();
    proxy.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
