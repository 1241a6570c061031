import { readCapabilities, findFfprobe, Ffprobe, ToolRunner } from '@app/ffmpeg';
import { failureOf, FilteringProxy, PinningResolver } from '@app/outbound';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stubLookup } from '../../../libs/outbound/src/testing/stub-lookup';
import { type AttackCase, Tally } from '../case';
import { mediaPlaylist } from '../media/playlists';
import { playlistType } from '../world/origins';
import { inWords, isRefused, noteAttack, noteTwin } from '../world/replies';

export const addresses: AttackCase = {
  number: 8,
  title: 'redirects to and spellings of private addresses',
  expected: '422 or 400 where it shows in the URL, failed where a redirect leads there',
  smoke: true,
  run: async (world) => {
    const { port } = world.canary;
    const hosts = [
      ...['169.254.169.254', '127.0.0.1', '2130706433', '0x7f000001', '0x7f.1', '017700000001', '127.1', '0', '0.0.0.0'],
      ...['[::ffff:127.0.0.1]', '[::1]', '[::]', '[64:ff9b::7f00:1]', '[fe80::1]', '[fd00::1]', '１２７．０．０．１', '127。0。0。1'],
      ...['localhost', 'LOCALHOST.', 'a.localhost', '10.0.0.1', '192.168.1.1', '172.16.0.1', '100.64.0.1', '127.0.0.1.'],
    ];
    const origin = `127.0.0.1:${world.origin.port}`;
    const tricks = [
      `http://${origin}@127.0.0.1:${port}/foreign.mp4`,
      `http://${origin}%40127.0.0.1:${port}/foreign.mp4`,
      `http://127.0.0.1:${port}\\@${origin}/foreign.mp4`,
      `http://127.0.0.1:${port}#@${origin}/foreign.mp4`,
      `http:/\\127.0.0.1:${port}/foreign.mp4`,
      `http:127.0.0.1:${port}/foreign.mp4`,
      ` http://127.0.0.1:${port}/foreign.mp4`,
      `http://127.0.0.1:${port}/foreign.mp4 http://${origin}/`,
      `http://127.0.0.1\t:${port}/foreign.mp4`,
    ];
    const attack = new Tally();
    for (const url of [...hosts.map((host) => `http://${host}:${port}/foreign.mp4`), ...tricks]) {
      const reply = await world.probeUrl(url);
      attack.add(inWords(reply), isRefused(reply) && (reply.status === 422 || reply.status === 400), url);
    }
    for (const [index, host] of hosts.entries()) {
      const location = `http://${host}:${port}/foreign.mp4`;
      const url = world.origin.page(`/8-${index}`, (_, response) => response.writeHead(302, { location: encodeURI(location) }).end());
      const reply = await world.probeUrl(url);
      attack.add(`redirect: ${inWords(reply)}`, isRefused(reply), host);
    }
    for (const location of ['file:///etc/passwd', 'gopher://127.0.0.1/', `//127.0.0.1:${port}/foreign.mp4`]) {
      const url = world.origin.page('/8-odd', (_, response) => response.writeHead(307, { location }).end());
      noteAttack(attack, location, await world.probeUrl(url), /^(SCHEME|ADDRESS)_NOT_/);
    }
    const twin = new Tally();
    const page = world.origin.page('/8-twin', (_, response) => response.writeHead(302, { location: '/plain.mp4' }).end());
    noteTwin(twin, 'redirect', await world.probeUrl(page));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

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
    const proxy = new FilteringProxy({ folder, resolver: new PinningResolver({ lookupAll: stub.lookupAll, allowPrivate }) });
    const runner = new ToolRunner({ sandbox: 'require' });
    const path = findFfprobe() ?? '';
    const ffprobe = new Ffprobe(runner, await readCapabilities(runner, path, 'ffprobe'));
    await proxy.start();
    const probe = async (host: string): Promise<string> => {
      const sourceUrl = `http://${host}:${world.origin.port}/9.m3u8`;
      const job = await proxy.openJob({ sourceUrl, limits: { maxRequests: 50, maxBytes: 1 << 24, deadlineMs: 15_000 } });
      const network = { proxySocketPath: job.socketPath };
      const ended = await ffprobe
        .probe({ kind: 'url', url: job.toolUrl, network, name: host }, {})
        .then(() => 'completed')
        .catch(() => 'failed');
      await job.close();
      return failureOf(job.verdict())?.code ?? ended;
    };
    const closing = (_: unknown, response: import('node:http').ServerResponse): void => {
      // A new connection for every request, each a chance to ask again.
      response.writeHead(200, { 'content-type': 'video/mp2t', connection: 'close' }).end(world.clips.bytes('plain.ts'));
    };
    for (const segment of ['/9-a.ts', '/9-b.ts', '/9-c.ts']) world.origin.page(segment, closing);
    world.origin.page('/9.m3u8', mediaPlaylist(['9-a.ts', '9-b.ts', '9-c.ts']), playlistType);
    try {
      const first = await probe('rebind.test');
      const asked = stub.asked.filter((name) => name === 'rebind.test').length;
      const [second, mixed, honest] = [await probe('rebind.test'), await probe('mixed.test'), await probe('honest.test')];
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

export const schemes: AttackCase = {
  number: 10,
  title: 'tcp, rtsp, rtmp, ftp, gopher, file, unix, ipfs, concat, data URLs',
  expected: '400, no connection',
  smoke: true,
  run: async (world) => {
    const at = `127.0.0.1:${world.canary.port}`;
    const urls = [
      ...['tcp', 'udp', 'rtp', 'rtsp', 'rtmp', 'rtmps', 'ftp', 'sftp', 'gopher', 'srt', 'mmsh', 'icecast', 'ws', 'tls'].map(
        (scheme) => `${scheme}://${at}/foreign.ts`,
      ),
      ...[`file://${world.canaryFolder}/foreign.ts`, `file:${world.canaryFolder}/foreign.ts`, 'unix:///run/x.sock'],
      ...['ipfs://bafybeigdyrzt5s', 'ipns://example.com', `concat:http://${at}/a|http://${at}/b`, 'concatf:/etc/passwd'],
      ...['data:video/mp2t;base64,AAAA', 'pipe:0', 'fd:3', 'cache:/etc/passwd', `crypto+http://${at}/`, `hls+http://${at}/x`],
      ...[`subfile,,start,0,end,9,,:/etc/passwd`, `async:http://${at}/`, 'lavfi:testsrc', '/etc/passwd', '-version', ''],
    ];
    const attack = new Tally();
    for (const url of urls) {
      const reply = await world.probeUrl(url);
      attack.add(inWords(reply), reply.status === 400 && isRefused(reply), url);
    }
    const twin = new Tally();
    noteTwin(twin, 'http', await world.probeUrl(world.origin.url('/plain.mp4')));
    noteTwin(twin, 'https', await world.probeUrl(world.secureOrigin.page('/plain.mp4', world.clips.bytes('plain.mp4'))));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const noProxy: AttackCase = {
  number: 11,
  title: "no_proxy=* and a foreign http_proxy in the service's environment",
  expected: 'the same refusal; neither reaches a tool',
  smoke: true,
  run: async (world) => {
    const set = world.processes
      .pids('worker')
      .every((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').includes('no_proxy=*'));
    world.watch.search('no_proxy', 'NO_PROXY', 'all_proxy', `127.0.0.1:${world.canary.port}/`, 'http_proxy=http://127.0.0.1:');
    const playlist = mediaPlaylist(['11.ts', world.canary.url('/foreign.ts')]);
    // The segment takes its time, so that the tool can be looked at.
    world.origin.page('/11.ts', (_, response) => setTimeout(() => response.end(world.clips.bytes('plain.ts')), 600));
    const attack = new Tally();
    const reply = await world.probeUrl(world.origin.page('/11.m3u8', playlist, playlistType));
    noteAttack(attack, 'segment', reply, /^ADDRESS_NOT_PUBLIC$/);
    if (!set) attack.add('the environment was not hostile', false);
    const leaked = ['no_proxy', 'NO_PROXY', 'all_proxy'].filter((name) => world.watch.found(name) > 0);
    attack.add(`${leaked.length} of the variables in a tool`, leaked.length === 0, leaked.join());
    const own = world.watch.found('http_proxy=http://127.0.0.1:');
    attack.add("the box's own proxy in every tool", own > 0, 'no tool was seen');
    const twin = new Tally();
    noteTwin(twin, 'URL', await world.probeUrl(world.origin.url('/plain.mp4')));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const selfSigned: AttackCase = {
  number: 12,
  title: 'self-signed HTTPS: source, redirect, segment',
  expected: 'failed TLS_FAILED; nothing is asked of it',
  smoke: true,
  run: async (world) => {
    const attack = new Tally();
    const bad = world.selfSignedOrigin.page('/plain.ts', world.clips.bytes('plain.ts'));
    world.selfSignedOrigin.requests = 0;
    noteAttack(attack, 'source', await world.probeUrl(bad), /^TLS_FAILED$/);
    const redirect = world.origin.page('/12', (_, response) => response.writeHead(302, { location: bad }).end());
    noteAttack(attack, 'redirect', await world.probeUrl(redirect), /^TLS_FAILED$/);
    const playlist = world.secureOrigin.page('/12.m3u8', mediaPlaylist([bad]), playlistType);
    noteAttack(attack, 'segment', await world.probeUrl(playlist));
    const { requests } = world.selfSignedOrigin;
    attack.add(`${requests} requests`, requests === 0);
    const twin = new Tally();
    world.secureOrigin.page('/plain.ts', world.clips.bytes('plain.ts'));
    const trusted = world.secureOrigin.page('/12-twin.m3u8', mediaPlaylist(['plain.ts']), playlistType);
    noteTwin(twin, 'a certificate of a known CA', await world.probeUrl(trusted));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};
