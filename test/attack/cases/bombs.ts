import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spsBomb } from '../../../libs/ffmpeg/src/ffprobe/testing/sps-bomb';
import { type AttackCase, type Seen, Tally } from '../case';
import { flacWithTags } from '../media/flac';
import { mp4WithSamples, mp4WithSizeTable } from '../media/mp4';
import { animatedPng, gif, png } from '../media/pictures';
import { inWords, isRefused, noteAttack, noteTwin } from '../world/replies';
import { limits, memoryBound, type World } from '../world/world';

/** Every frame is to be decoded: what a bomb waits for. */
const decode = { ffprobe: { count_frames: true } };
const megabytes = (bytes: number | null): string => `${Math.round((bytes ?? 0) / 2 ** 20)} MB`;

export const bombs: AttackCase = {
  number: 14,
  title: 'H.264 with a 16000x16000 SPS; PNG, GIF and APNG bombs, decoded',
  expected: 'no frame is decoded; a few hundred MB at most',
  smoke: true,
  run: async (world) => {
    const attack = new Tally();
    noteAttack(attack, 'SPS', await world.uploadFirst('bomb.h264', spsBomb(16_000, 16_000), decode), /TOO_LARGE/);
    const pictures = {
      'bomb.png': png(30_000, 30_000),
      'bomb.gif': gif(65_535, 65_535, 500),
      'bomb.apng': animatedPng(30_000, 30_000, 100_000),
    };
    for (const [name, bytes] of Object.entries(pictures)) {
      const reply = await world.uploadFirst(name, bytes, decode);
      // A header may be believed; what must not happen is that the picture is made.
      noteAttack(attack, name, reply, undefined, true);
      const { toolBytes } = world.watch.read();
      if (toolBytes > memoryBound) attack.add(megabytes(toolBytes), false, name);
    }
    const twin = new Tally();
    for (const name of ['plain.h264', 'plain.png', 'plain.gif', 'plain.apng'] as const) {
      noteTwin(twin, name, await world.uploadFirst(name, world.clips.bytes(name), decode));
    }
    return { attack: attack.seen(), twin: twin.seen(), control: await undefended(world) };
  },
};

async function undefended(world: World): Promise<Seen> {
  const file = join(world.canaryFolder, 'bomb.h264');
  writeFileSync(file, spsBomb(16_000, 16_000));
  const { peakMemoryBytes } = await world.bare.run(['-threads', '1', '-count_frames', '-show_streams', file], {
    timeoutMs: 8_000,
  });
  return { got: `plain ffprobe takes ${megabytes(peakMemoryBytes)}`, holds: (peakMemoryBytes ?? 0) > memoryBound };
}

export const bombsAtOnce: AttackCase = {
  number: 18,
  title: 'eight bombs at once while /health is loaded',
  expected: 'p99 of /health under 500 ms, no 5xx; every bomb ends',
  run: async (world) => {
    const sps = spsBomb(8_192, 4_320);
    const flac = flacWithTags(60_000);
    let over = false;
    const times: number[] = [];
    let bad = 0;
    const load = async (): Promise<void> => {
      while (!over) {
        const began = performance.now();
        const response = await fetch(`${world.service.baseUrl}/health`);
        await response.arrayBuffer();
        if (response.status >= 500) bad += 1;
        times.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const loads = Array.from({ length: 4 }, load);
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        index % 2 === 0 ? world.uploadFirst('bomb.h264', sps, decode) : world.uploadFirst('bomb.flac', flac, decode),
      ),
    );
    const meanwhile = times.length;
    over = true;
    await Promise.all(loads);
    times.sort((a, b) => a - b);
    const p99 = times[Math.floor(times.length * 0.99)] ?? Infinity;
    const attack = new Tally();
    attack.add(`p99 ${p99.toFixed(0)} ms over ${meanwhile} calls`, p99 < 500 && meanwhile > 20);
    attack.add(`${bad} × 5xx`, bad === 0);
    for (const reply of replies) noteAttack(attack, 'bomb', reply, undefined, true);
    const twin = new Tally();
    noteTwin(twin, 'after', await world.upload('clip.mp4', world.clips.bytes('plain.mp4')));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const limitsNamed: AttackCase = {
  number: 25,
  title: 'a run ended by its CPU or memory limit',
  expected: 'failed PROBE_CPU_LIMIT, failed PROBE_MEMORY_LIMIT; an index too large to be held is left out',
  smoke: true,
  run: async (world) => {
    const attack = new Tally();
    const flac = flacWithTags(120_000);
    // Just small enough to be asked for, and held twice.
    const table = placeTable(world, 'memory.mp4', 67_000_000);
    // Each index is small enough to be asked for; together they are more than a run may have.
    const mp4 = mp4WithSamples(5, 10_000_000);
    const [cpu, memory, index, control] = await Promise.all([
      world.upload('cpu.flac', flac),
      world.probePath(table.name),
      world.upload('index.mp4', mp4),
      withoutLimits(world, table.path),
    ]);
    attack.add(inWords(cpu), isRefused(cpu, /^PROBE_CPU_LIMIT$/), `CPU: ${cpu.text.slice(0, 200)}`);
    attack.add(inWords(memory), isRefused(memory, /^PROBE_MEMORY_LIMIT$/), `memory: ${memory.text.slice(-400)}`);
    noteAttack(attack, 'index', index, /^PROBE_MEMORY_LIMIT$/, true);
    const twin = new Tally();
    noteTwin(twin, 'few tags', await world.upload('clip.flac', flacWithTags(1_000)));
    noteTwin(twin, 'few samples', await world.upload('clip.mp4', mp4WithSamples(5, 10)));
    noteTwin(twin, 'a small table', await world.probePath(placeTable(world, 'clip.mp4', 1_000).name));
    return { attack: attack.seen(), twin: twin.seen(), control };
  },
};

/** Puts a film below the media root whose table of sizes is a hole. */
function placeTable(world: World, name: string, entries: number): { name: string; path: string } {
  const { head, sizeBytes } = mp4WithSizeTable(entries);
  const path = join(world.service.mediaRoot, name);
  const place = { name: world.place(name, head), path };
  truncateSync(path, sizeBytes);
  return place;
}

async function withoutLimits(world: World, memoryFile: string): Promise<Seen> {
  const cpuFile = join(world.canaryFolder, 'cpu.flac');
  // Fewer tags, for less time: enough to be over the limit, and to come to an end on a loaded machine too.
  writeFileSync(cpuFile, flacWithTags(45_000));
  const seconds = Number(limits.PROBE_CPU_SEC);
  const [cpu, memory] = await Promise.all([
    world.bare.run(['-show_format', cpuFile], { timeoutMs: 60_000 }),
    world.bare.run(['-show_streams', memoryFile], { timeoutMs: 10_000 }),
  ]);
  const [used, peak] = [cpu.cpuSeconds ?? 0, memory.peakMemoryBytes ?? 0];
  return {
    got: `${used.toFixed(0)} s of CPU, ${megabytes(peak)}`,
    holds: used > 1.1 * seconds && peak > Number(limits.PROBE_MEMORY_BYTES),
  };
}
