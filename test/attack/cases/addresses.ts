import { type AttackCase, Tally } from '../case';
import { inWords, isRefused, noteAttack, noteTwin } from '../world/replies';

export const addresses: AttackCase = {
  number: 8,
  title: 'redirects to and spellings of private addresses',
  expected: '422 or 400 where it shows in the URL, failed where a redirect leads there',
  smoke: true,
  run: async (world) => {
    const { port } = world.canary;
    const hosts = [
      ...[
        '169.254.169.254',
        '127.0.0.1',
        '2130706433',
        '0x7f000001',
        '0x7f.1',
        '017700000001',
        '127.1',
        '0',
        '0.0.0.0',
      ],
      ...[
        '[::ffff:127.0.0.1]',
        '[::1]',
        '[::]',
        '[64:ff9b::7f00:1]',
        '[fe80::1]',
        '[fd00::1]',
        '１２７．０．０．１',
        '127。0。0。1',
      ],
      ...[
        'localhost',
        'LOCALHOST.',
        'a.localhost',
        '10.0.0.1',
        '192.168.1.1',
        '172.16.0.1',
        '100.64.0.1',
        '127.0.0.1.',
      ],
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
      const url = world.origin.page(`/8-${index}`, (_, response) =>
        response.writeHead(302, { location: encodeURI(location) }).end(),
      );
      const reply = await world.probeUrl(url);
      attack.add(`redirect: ${inWords(reply)}`, isRefused(reply), host);
    }
    for (const location of ['file:///etc/passwd', 'gopher://127.0.0.1/', `//127.0.0.1:${port}/foreign.mp4`]) {
      const url = world.origin.page('/8-odd', (_, response) => response.writeHead(307, { location }).end());
      noteAttack(attack, location, await world.probeUrl(url), /^(SCHEME|ADDRESS)_NOT_/);
    }
    const twin = new Tally();
    const page = world.origin.page('/8-twin', (_, response) =>
      response.writeHead(302, { location: '/plain.mp4' }).end(),
    );
    noteTwin(twin, 'redirect', await world.probeUrl(page));
    return { attack: attack.seen(), twin: twin.seen() };
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
      ...[
        'tcp',
        'udp',
        'rtp',
        'rtsp',
        'rtmp',
        'rtmps',
        'ftp',
        'sftp',
        'gopher',
        'srt',
        'mmsh',
        'icecast',
        'ws',
        'tls',
      ].map((scheme) => `${scheme}://${at}/foreign.ts`),
      ...[`file://${world.canaryFolder}/foreign.ts`, `file:${world.canaryFolder}/foreign.ts`, 'unix:///run/x.sock'],
      ...[
        'ipfs://bafybeigdyrzt5s',
        'ipns://example.com',
        `concat:http://${at}/a|http://${at}/b`,
        'concatf:/etc/passwd',
      ],
      ...[
        'data:video/mp2t;base64,AAAA',
        'pipe:0',
        'fd:3',
        'cache:/etc/passwd',
        `crypto+http://${at}/`,
        `hls+http://${at}/x`,
      ],
      ...[
        `subfile,,start,0,end,9,,:/etc/passwd`,
        `async:http://${at}/`,
        'lavfi:testsrc',
        '/etc/passwd',
        '-version',
        '',
      ],
    ];
    const attack = new Tally();
    for (const url of urls) {
      const reply = await world.probeUrl(url);
      attack.add(inWords(reply), reply.status === 400 && isRefused(reply), url);
    }
    const twin = new Tally();
    noteTwin(twin, 'http', await world.probeUrl(world.origin.url('/plain.mp4')));
    noteTwin(
      twin,
      'https',
      await world.probeUrl(world.secureOrigin.page('/plain.mp4', world.clips.bytes('plain.mp4'))),
    );
    return { attack: attack.seen(), twin: twin.seen() };
  },
};
