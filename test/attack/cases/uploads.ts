import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AttackCase, Tally } from '../case';
import { concatScript, manifest, mediaPlaylist, session } from '../media/playlists';
import { playlistType } from '../world/origins';
import { inWords, isRefused, noteAttack, noteTwin } from '../world/replies';
import type { World } from '../world/world';

const notAllowed = /^MEDIA_(FORMAT_NOT_ALLOWED|INVALID)$/;

/** The same text under every name a caller may give it, sent and lying on the server. */
async function everyWayIn(world: World, texts: Record<string, string>): Promise<Tally> {
  const tally = new Tally();
  for (const [what, text] of Object.entries(texts)) {
    for (const name of ['clip.mp4', 'clip.m3u8', 'clip.mpd']) {
      noteAttack(tally, `${what} as ${name}`, await world.upload(name, text), notAllowed);
    }
    const path = world.place(`${what}.mp4`, Buffer.from(text));
    noteAttack(tally, `${what} by path`, await world.probePath(path), notAllowed);
  }
  return tally;
}

export const uploadedHls: AttackCase = {
  number: 1,
  title: 'uploaded HLS named .mp4, its segment a canary file or address',
  expected: 'failed: the format is not accepted',
  smoke: true,
  run: async (world) => {
    const attack = await everyWayIn(world, {
      'a file': mediaPlaylist([`file://${world.canaryFolder}/foreign.ts`]),
      'a bare path': mediaPlaylist([`${world.canaryFolder}/foreign.ts`]),
      'an address': mediaPlaylist([world.canary.url('/foreign.ts')]),
    });
    const twin = new Tally();
    const url = world.origin.page('/1.m3u8', mediaPlaylist(['plain.ts']), playlistType);
    noteTwin(twin, 'an upload', await world.upload('clip.mp4', world.clips.bytes('plain.mp4')));
    noteTwin(twin, 'HLS by URL', await world.probeUrl(url));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const foreignPlaylist: AttackCase = {
  number: 2,
  title: "uploaded HLS naming another user's .ts, absolute and ../",
  expected: 'failed; the upload is not found by others',
  smoke: true,
  run: async (world) => {
    const victim = await newUser(world, 'victim@example.com');
    const attacker = await newUser(world, 'attacker@example.com');
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(world.clips.bytes('foreign.ts'))]), 'mine.ts');
    const init = { method: 'POST', body: form, headers: victim };
    const sent = await world.service.fetch('/api/v1/uploads', init);
    const { upload_id: id } = (await sent.json()) as { upload_id: string };
    const stored = readdirSync(world.service.storageDir, { recursive: true })
      .map(String)
      .find((path) => path.endsWith(id));
    if (stored === undefined) throw new Error('the upload is not where it was expected');

    const attack = new Tally();
    for (const segment of [join(world.service.storageDir, stored), `../../${stored}`, `../${id.slice(-2)}/${id}`, id]) {
      const body = new FormData();
      body.append('file', new Blob([mediaPlaylist([segment])]), 'clip.mp4');
      noteAttack(
        attack,
        segment,
        await world.send('/api/v1/probe/file', { method: 'POST', body, headers: attacker }),
        notAllowed,
      );
    }
    const named = await world.post('/api/v1/probe/file', { upload_id: id }, attacker);
    attack.add(inWords(named), named.status === 404 && isRefused(named));

    const own = await world.post('/api/v1/probe/file', { upload_id: id }, victim);
    return { attack: attack.seen(), twin: { got: `its owner: ${inWords(own)}`, holds: own.state === 'completed' } };
  },
};

export const uploadedMpd: AttackCase = {
  number: 3,
  title: 'uploaded MPD with a file BaseURL',
  expected: 'failed: the format is not accepted',
  smoke: true,
  run: async (world) => {
    const attack = await everyWayIn(world, {
      'a file': manifest(`file://${world.canaryFolder}/foreign.mp4`),
      'a parent': manifest(`../../..${world.canaryFolder}/foreign.mp4`),
      'an address': manifest(world.canary.url('/foreign.mp4')),
    });
    const twin = new Tally();
    noteTwin(twin, 'fragmented', await world.upload('clip.mp4', world.clips.bytes('fragmented.mp4')));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const uploadedConcat: AttackCase = {
  number: 4,
  title: 'uploaded concat script',
  expected: 'failed: the format is not accepted',
  smoke: true,
  run: async (world) => {
    const attack = await everyWayIn(world, {
      'a file': concatScript([`${world.canaryFolder}/foreign.ts`]),
      'an address': concatScript([world.canary.url('/foreign.ts')]),
      'after a comment': `# ${'x'.repeat(100)}\n${concatScript([`${world.canaryFolder}/foreign.ts`])}`,
    });
    const twin = new Tally();
    noteTwin(twin, 'TS', await world.upload('clip.ts', world.clips.bytes('plain.ts')));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const uploadedSession: AttackCase = {
  number: 5,
  title: 'SDP uploaded and by URL',
  expected: 'failed; no UDP port is opened',
  smoke: true,
  run: async (world) => {
    const text = session(45_678);
    const attack = await everyWayIn(world, { session: text });
    for (const type of ['application/sdp', 'video/mp4']) {
      const url = world.origin.page(`/5-${type.length}.sdp`, text, type);
      noteAttack(attack, type, await world.probeUrl(url), notAllowed);
    }
    const inPlaylist = world.origin.page('/5.m3u8', mediaPlaylist(['5-15.sdp']), playlistType);
    noteAttack(attack, 'as a segment', await world.probeUrl(inPlaylist));
    const twin = new Tally();
    noteTwin(twin, 'by URL', await world.probeUrl(world.origin.url('/plain.mp4')));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

/** Makes a user and signs in. @returns the header that proves it */
async function newUser(world: World, email: string): Promise<{ authorization: string }> {
  const password = 'correct-horse-battery';
  const login = async (who: { email: string; password: string }): Promise<{ authorization: string }> => {
    const reply = await world.service.post<{ access_token: string }>('/api/v1/auth/login', who);
    return { authorization: `Bearer ${reply.body.access_token}` };
  };
  const admin = await login(world.service.admin);
  const made = await world.post('/api/v1/admin/users', { email, password, role: 'user' }, admin);
  if (made.status !== 201) throw new Error(`no user was made: ${made.text}`);
  return login({ email, password });
}
