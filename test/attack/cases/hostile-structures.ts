import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type AttackCase, type Seen, Tally } from '../case';
import { flacWithTags } from '../media/flac';
import { withChapters, withTags, withTracks } from '../media/matroska';
import * as mp4 from '../media/mp4';
import { externalEntityManifest, laughingManifest, manifest, quadraticManifest } from '../media/playlists';
import { manifestType } from '../world/origins';
import { ownParsers } from '../world/own-parsers';
import { inWords, isCompleted, isRefused, noteAttack, noteTwin } from '../world/replies';
import { limits, type World } from '../world/world';

const seconds = Number(limits.PROBE_CPU_SEC);

export const chapters: AttackCase = {
  number: 15,
  title: '30,000 chapters, 30,000 streams; boxes in boxes, boxes of impossible sizes',
  expected: 'bounded: completed, or failed with a code; our own parsers too',
  smoke: true,
  run: async (world) => {
    const files = {
      'chapters.mkv': withChapters(30_000),
      'tracks.mkv': withTracks(30_000),
      'tracks.mp4': mp4.mp4WithTracks(30_000),
      'nested.mp4': mp4.mp4Nested('udta', 100_000),
      'empty.mp4': mp4.mp4WithEmptyBoxes(300_000),
      ...mp4.mp4WithWrongSizes(),
    };
    const attack = new Tally();
    for (const [name, bytes] of Object.entries(files)) {
      const reply = await world.upload(name, bytes);
      const tooMany = name.startsWith('tracks');
      noteAttack(attack, name, reply, tooMany ? /^MEDIA_TOO_MANY_STREAMS$/ : undefined, !tooMany);
    }
    for (const [parser, told] of await ownParsers(files)) attack.add(`${parser}: ${told.got}`, told.holds);
    const twin = new Tally();
    noteTwin(twin, 'chapters', await world.upload('chapters.mkv', withChapters(20)));
    noteTwin(twin, 'tracks', await world.upload('tracks.mp4', mp4.mp4WithTracks(20)));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const tags: AttackCase = {
  number: 16,
  title: 'FLAC, Matroska and MP4 with 120,000 tags of different names',
  expected: 'failed PROBE_CPU_LIMIT',
  run: async (world) => {
    const files = {
      'tags.flac': flacWithTags(120_000),
      'tags.mkv': withTags(120_000),
      'tags.mp4': mp4.mp4WithTags(120_000),
    };
    const attack = new Tally();
    const [control] = await Promise.all([
      unlimited(world),
      (async () => {
        for (const [name, bytes] of Object.entries(files)) {
          noteAttack(attack, name, await world.upload(name, bytes), /^PROBE_(CPU_LIMIT|TIMEOUT)$/);
        }
      })(),
    ]);
    for (const [parser, told] of await ownParsers(files)) {
      attack.add(`${parser}: ${told.got}`, told.holds);
    }
    const twin = new Tally();
    noteTwin(twin, 'FLAC', await world.upload('clip.flac', world.clips.bytes('plain.flac')));
    noteTwin(twin, '500 tags', await world.upload('clip.mkv', withTags(500)));
    return { attack: attack.seen(), twin: twin.seen(), control };
  },
};

/** Fewer tags, for less time: enough to be over the limit, and to come to an end on a loaded machine too. */
async function unlimited(world: World): Promise<Seen> {
  const file = join(world.canaryFolder, 'tags.flac');
  writeFileSync(file, flacWithTags(45_000));
  const { cpuSeconds, reason } = await world.bare.run(['-show_format', file], { timeoutMs: 60_000 });
  const used = cpuSeconds ?? 0;
  return { got: `plain ffprobe: ${used.toFixed(0)} s of CPU, ended by ${reason}`, holds: used > 1.1 * seconds };
}

export const entities: AttackCase = {
  number: 17,
  title: 'MPD with quadratic, exponential and external entities',
  expected: 'failed ENTITIES_REFUSED; where it is not seen, bounded by the limits',
  smoke: true,
  run: async (world) => {
    const attack = new Tally();
    const from = (path: string, text: string): string => world.origin.page(path, text, manifestType);
    const quadratic = quadraticManifest('fragmented.mp4');
    const refused = /^ENTITIES_REFUSED$/;
    noteAttack(attack, 'quadratic', await world.probeUrl(from('/17-q.mpd', quadratic)), refused);
    const laughing = from('/17-l.mpd', laughingManifest('fragmented.mp4'));
    noteAttack(attack, 'exponential', await world.probeUrl(laughing), refused);
    for (const uri of [`file://${world.canaryFolder}/foreign.ts`, world.canary.url('/foreign.ts'), '/etc/passwd']) {
      const reply = await world.probeUrl(from('/17-x.mpd', externalEntityManifest('fragmented.mp4', uri)));
      noteAttack(attack, `external ${uri}`, reply, refused);
    }
    // Packed, the proxy does not see what it says; then the limits of the box are what is left.
    const packed = world.origin.page('/17-z.mpd', (_, response) => {
      response.writeHead(200, { 'content-type': manifestType, 'content-encoding': 'gzip' });
      response.end(gzipSync(quadratic));
    });
    const unseen = await world.probeUrl(packed);
    attack.add(`packed: ${inWords(unseen)}`, isRefused(unseen) || isCompleted(unseen));
    noteAttack(attack, 'uploaded', await world.upload('clip.mp4', quadratic), /^MEDIA_FORMAT_NOT_ALLOWED$/);
    const texts = [quadratic, laughingManifest('a.mp4'), externalEntityManifest('a.mp4', '/etc/passwd')];
    const files = Object.fromEntries(texts.map((text, index) => [`entities-${index}.mpd`, Buffer.from(text)]));
    for (const [parser, told] of await ownParsers(files)) attack.add(`${parser}: ${told.got}`, told.holds);
    const twin = new Tally();
    const own = manifest('fragmented.mp4', { before: '<!DOCTYPE MPD>', title: 'Tom &amp; Jerry' });
    noteTwin(twin, 'predefined entities', await world.probeUrl(from('/17.mpd', own)));
    return { attack: attack.seen(), twin: twin.seen(), control: await expanded(world, quadratic) };
  },
};

async function expanded(world: World, quadratic: string): Promise<Seen> {
  const file = join(world.canaryFolder, 'quadratic.mpd');
  writeFileSync(file, quadratic);
  const { peakMemoryBytes, cpuSeconds } = await world.bare.run(['-show_format', file], { timeoutMs: 20_000 });
  const bytes = peakMemoryBytes ?? 0;
  return {
    got: `plain ffprobe: ${Math.round(bytes / 2 ** 20)} MB, ${(cpuSeconds ?? 0).toFixed(1)} s of CPU from ${Math.round(quadratic.length / 1000)} KB`,
    holds: bytes > 1.5 * Number(limits.PROBE_MEMORY_BYTES),
  };
}
