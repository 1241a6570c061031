import { readFileSync } from 'node:fs';
import { type AttackCase, Tally } from '../case';
import { mediaPlaylist } from '../media/playlists';
import { playlistType } from '../world/origins';
import { noteAttack, noteTwin } from '../world/replies';

export const noProxy: AttackCase = {
  number: 11,
  title: "no_proxy=* and a foreign http_proxy in the service's environment",
  expected: 'the same refusal; neither reaches a tool',
  smoke: true,
  run: async (world) => {
    const set = world.processes
      .pids('worker')
      .every((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').includes('no_proxy=*'));
    world.watch.search(
      'no_proxy',
      'NO_PROXY',
      'all_proxy',
      `127.0.0.1:${world.canary.port}/`,
      'http_proxy=http://127.0.0.1:',
    );
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
