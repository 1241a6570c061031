import { once } from 'node:events';
import { connect } from 'node:net';
import type { ServerResponse } from 'node:http';
import { type AttackCase, type Seen, Tally } from '../case';
import { masterPlaylist, mediaPlaylist } from '../media/playlists';
import { playlistType } from '../world/origins';
import { noteAttack, noteTwin, type Reply } from '../world/replies';
import { limits, type World } from '../world/world';

const deadline = Number(limits.PROBE_TIMEOUT_MS) / 1000;
const budget = /^(REQUEST_BUDGET|BYTE_BUDGET|DEADLINE)_EXCEEDED$/;

/** Failed, and not later than its deadline and what the machine's load adds. */
function noteBounded(tally: Tally, name: string, reply: Reply, codes: RegExp): void {
  noteAttack(tally, name, reply, codes);
  if (reply.seconds > deadline + 10) tally.add(`after ${reply.seconds.toFixed(0)} s`, false, name);
}

/** Sends bytes one at a time for as long as somebody takes them. */
function drip(response: ServerResponse, bytes: Buffer): void {
  let at = 0;
  const timer = setInterval(() => response.write(bytes.subarray(at % bytes.length, (at++ % bytes.length) + 1)), 200);
  response.on('close', () => clearInterval(timer));
}

export const dripping: AttackCase = {
  number: 19,
  title: 'dripping body and dripping headers, of a source and of a caller',
  expected: 'failed DEADLINE_EXCEEDED at the deadline; the caller is cut off',
  smoke: true,
  run: async (world) => {
    const clip = world.clips.bytes('plain.mp4');
    const body = world.origin.page('/19-body', (_, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': clip.length });
      drip(response, clip);
    });
    const endless = world.origin.page('/19-endless', (_, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4' });
      drip(response, clip);
    });
    const headers = world.origin.page('/19-headers', (_, { socket }) => {
      const timer = setInterval(() => socket?.write('x'), 200);
      socket?.on('close', () => clearInterval(timer)).write('HTTP/1.1 200 OK\r\nx-a: ');
    });
    const silent = world.origin.page('/19-silent', () => undefined);
    const attack = new Tally();
    const [replies, control, caller] = await Promise.all([
      Promise.all([body, endless, headers, silent].map((url) => world.probeUrl(url))),
      patient(world, body),
      world.smoke ? null : slowCaller(world),
    ]);
    for (const reply of replies) noteBounded(attack, 'source', reply, /^DEADLINE_EXCEEDED$/);
    if (caller) attack.add(caller.got, caller.holds);
    const twin = new Tally();
    const slow = world.origin.page('/19-slow', (_, response) => void setTimeout(() => response.end(clip), 1_000));
    noteTwin(twin, 'slow, but it comes', await world.probeUrl(slow));
    return { attack: attack.seen(), twin: twin.seen(), control };
  },
};

/** ffprobe's own limit is for silence alone. */
async function patient(world: World, url: string): Promise<Seen> {
  const { reason, wallSeconds } = await world.bare.run(['-rw_timeout', '1000000', '-show_format', url], {
    timeoutMs: 6_000,
  });
  return {
    got: `plain ffprobe with -rw_timeout 1 s: still reading after ${wallSeconds.toFixed(0)} s`,
    holds: reason === 'timeout',
  };
}

/** A caller whose headers never end. */
async function slowCaller(world: World): Promise<Seen> {
  const began = performance.now();
  const socket = connect(Number(new URL(world.service.baseUrl).port), '127.0.0.1');
  socket.on('error', () => undefined).resume();
  socket.write('POST /api/v1/probe/url HTTP/1.1\r\nhost: a\r\nx-a: ');
  const timer = setInterval(() => socket.write('x'), 500);
  const limit = setTimeout(() => socket.destroy(), 90_000);
  await once(socket, 'close');
  clearInterval(timer);
  clearTimeout(limit);
  const seconds = (performance.now() - began) / 1000;
  return { got: `a caller cut off after ${seconds.toFixed(0)} s`, holds: seconds < 80 };
}

export const selfReference: AttackCase = {
  number: 20,
  title: 'a master playlist of 500 variants, each the playlist itself',
  expected: 'failed REQUEST_BUDGET_EXCEEDED, no more requests than the budget',
  smoke: true,
  run: async (world) => {
    const attack = new Tally();
    const variants = Array.from({ length: 500 }, (_, index) => `20.m3u8?v=${index}`);
    const url = world.origin.page('/20.m3u8', masterPlaylist(variants), playlistType);
    const before = world.origin.requests;
    const reply = await world.probeUrl(url);
    const asked = world.origin.requests - before;
    noteBounded(attack, 'itself', reply, budget);
    attack.add(`${asked} requests`, asked <= Number(limits.SOURCE_MAX_REQUESTS));
    const twin = new Tally();
    const renditions = ['20-a.m3u8', '20-b.m3u8', '20-c.m3u8'];
    for (const name of renditions) world.origin.page(`/${name}`, mediaPlaylist(['plain.ts']), playlistType);
    noteTwin(
      twin,
      'three variants',
      await world.probeUrl(world.origin.page('/20-twin.m3u8', masterPlaylist(renditions), playlistType)),
    );
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const endlessPlaylist: AttackCase = {
  number: 21,
  title: 'a live playlist that never ends',
  expected: 'failed with the budget that ended it',
  run: async (world) => {
    let sequence = 0;
    const url = world.origin.page('/21.m3u8', (_, response) => {
      sequence += 1;
      const segments = [0, 1, 2].map((index) => `plain.ts?s=${sequence + index}`);
      const text = mediaPlaylist(segments, { endless: true });
      response.writeHead(200, { 'content-type': playlistType });
      response.end(text.replace('#EXTINF', `#EXT-X-MEDIA-SEQUENCE:${sequence}\n#EXTINF`));
    });
    const attack = new Tally();
    noteBounded(attack, 'live', await world.probeUrl(url), budget);
    attack.add(`${sequence} reloads`, sequence <= Number(limits.SOURCE_MAX_REQUESTS));
    const twin = new Tally();
    const ended = world.origin.page('/21-twin.m3u8', mediaPlaylist(['plain.ts', 'plain.ts?b']), playlistType);
    noteTwin(twin, 'one that ended', await world.probeUrl(ended));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};
