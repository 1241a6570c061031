import { failureOf, FilteringProxy, PinningResolver } from '@app/outbound';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stubLookup } from '../../../libs/outbound/src/testing/stub-lookup';
import { type AttackCase } from '../case';
import { mediaPlaylist } from '../media/playlists';
import { built } from '../world/built';
import { playlistType } from '../world/origins';

export const rebinding: AttackCase = {
  number: 9,
  title: 'a name that changes its address between question and connection',
  expected: 'asked once a job; one bad answer among good ones refuses all',
  smoke: true,
  run: async (world) => {
    // Rebinding changes the address and not the port: the canary of this case listens on the origin's.
    let hits = 0;
    const canary = createServer((_, response) => response.end()).on('connection', () => (hits += 1));
    canary.listen(world.origin.port, '127.0.0.2');
    await once(canary, 'listening');
    const folder = await mkdtemp(join(tmpdir(), 'attack-9-'));
    const stub = stubLookup({
      'rebind.test': [['127.0.0.1'], ['127.0.0.2']],
      'mixed.test': [['127.0.0.1', '127.0.0.2']],
      'honest.test': [['127.0.0.1']],
    });
    const allowPrivate = [`127.0.0.1:${world.origin.port}`];
    const proxy = new FilteringProxy({
      folder,
      resolver: new PinningResolver({ lookupAll: stub.lookupAll, allowPrivate }),
    });
    const runner = new built.ToolRunner({ sandbox: 'require' });
    const path = built.findFfprobe() ?? '';
    const ffprobe = new built.Ffprobe(runner, await built.readCapabilities(runner, path, 'ffprobe'));
    await proxy.start();
    const probe = async (host: string): Promise<string> => {
      const sourceUrl = `http://${host}:${world.origin.port}/9.m3u8`;
      const job = await proxy.openJob({
        sourceUrl,
        limits: { maxRequests: 50, maxBytes: 1 << 24, deadlineMs: 15_000 },
      });
      const network = { proxySocketPath: job.socketPath };
      const ended = await ffprobe
        .probe({ kind: 'url', url: job.toolUrl, network, name: host }, {})
        .then(() => 'completed')
        .catch(() => 'failed');
      await job.close();
      return failureOf(job.verdict())?.code ?? ended;
    };
    const closing = (_: unknown, response: ServerResponse): void => {
      // A new connection for every request, each a chance to ask again.
      response.writeHead(200, { 'content-type': 'video/mp2t', connection: 'close' }).end(world.clips.bytes('plain.ts'));
    };
    for (const segment of ['/9-a.ts', '/9-b.ts', '/9-c.ts']) world.origin.page(segment, closing);
    world.origin.page('/9.m3u8', mediaPlaylist(['9-a.ts', '9-b.ts', '9-c.ts']), playlistType);
    try {
      const first = await probe('rebind.test');
      const asked = stub.asked.filter((name) => name === 'rebind.test').length;
      const [second, mixed, honest] = [
        await probe('rebind.test'),
        await probe('mixed.test'),
        await probe('honest.test'),
      ];
      return {
        attack: {
          got: `asked ${asked} time, ${first}; asked again: ${second}; mixed: ${mixed}; ${hits} hits`,
          holds:
            asked === 1 && first === 'completed' && second === 'ADDRESS_NOT_PUBLIC' && mixed === second && hits === 0,
        },
        twin: { got: honest, holds: honest === 'completed' },
      };
    } finally {
      await proxy.close();
      await runner.close();
      canary.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
