import { createCipheriv } from 'node:crypto';
import { type AttackCase, type Seen, Tally } from '../case';
import { manifest, masterPlaylist, mediaPlaylist } from '../media/playlists';
import { manifestType, playlistType } from '../world/origins';
import { noteAttack, noteTwin } from '../world/replies';
import type { World } from '../world/world';

const notPublic = /^ADDRESS_NOT_PUBLIC$/;

export const privateSegments: AttackCase = {
  number: 6,
  title: 'remote HLS with a private segment, variant, map, and EXT-X-KEY',
  expected: 'failed ADDRESS_NOT_PUBLIC; the canary is not reached',
  smoke: true,
  run: async (world) => {
    const attack = new Tally();
    for (const [name, text] of Object.entries(attacks(world.canary.url('')))) {
      noteAttack(
        attack,
        name,
        await world.probeUrl(world.origin.page(`/6-${name}.m3u8`, text, playlistType)),
        notPublic,
      );
    }
    const file = world.origin.page(
      '/6-file.m3u8',
      mediaPlaylist([`file://${world.canaryFolder}/foreign.ts`]),
      playlistType,
    );
    noteAttack(attack, 'file', await world.probeUrl(file));
    return { attack: attack.seen(), twin: await encryptedTwin(world), control: await control(world) };
  },
};

function attacks(place: string): Record<string, string> {
  return {
    segment: mediaPlaylist([`${place}/foreign.ts`]),
    variant: masterPlaylist([`${place}/foreign.m3u8`]),
    key: mediaPlaylist(['plain.ts'], { key: `${place}/key` }),
    map: mediaPlaylist(['fragmented.mp4']).replace('#EXTINF', `#EXT-X-MAP:URI="${place}/foreign.mp4"\n#EXTINF`),
  };
}

/** Segments that really are encrypted, with a key of the same origin. */
async function encryptedTwin(world: World): Promise<Seen> {
  const key = Buffer.alloc(16, 7);
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.from(`${'0'.repeat(31)}1`, 'hex'));
  world.origin.page('/own-key', key);
  world.origin.page('/sealed.ts', Buffer.concat([cipher.update(world.clips.bytes('plain.ts')), cipher.final()]));
  const url = world.origin.page('/sealed.m3u8', mediaPlaylist(['sealed.ts'], { key: '/own-key' }), playlistType);
  const twin = new Tally();
  noteTwin(twin, 'its own key', await world.probeUrl(url));
  return twin.seen();
}

async function control(world: World): Promise<Seen> {
  world.lure.requests = 0;
  for (const [name, text] of Object.entries(attacks(world.lure.url('')))) {
    await world.bare.run([world.origin.page(`/6-lure-${name}.m3u8`, text, playlistType)], { timeoutMs: 10_000 });
  }
  return { got: `plain ffprobe asks the private host ${world.lure.requests} times`, holds: world.lure.requests >= 4 };
}

export const privateBaseUrl: AttackCase = {
  number: 7,
  title: 'remote MPD with a private or file BaseURL',
  expected: 'failed; the canary is not reached',
  smoke: true,
  run: async (world) => {
    const attack = new Tally();
    const address = world.origin.page('/7-address.mpd', manifest(world.canary.url('/foreign.mp4')), manifestType);
    const file = world.origin.page('/7-file.mpd', manifest(`file://${world.canaryFolder}/foreign.mp4`), manifestType);
    noteAttack(attack, 'address', await world.probeUrl(address), notPublic);
    noteAttack(attack, 'file', await world.probeUrl(file));
    const twin = new Tally();
    noteTwin(twin, 'own', await world.probeUrl(world.origin.page('/7.mpd', manifest('fragmented.mp4'), manifestType)));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};
