import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type AttackCase, Tally } from '../case';
import { inWords, isCompleted, isForeign, isRefused, noteTwin, type Reply } from '../world/replies';
import type { World } from '../world/world';

const names = [
  ...[
    '-version',
    '-i',
    '--help',
    'a%d.png',
    '%s%s%n.mp4',
    'file:x.mp4',
    'concat:a|b.mp4',
    'pipe:0',
    'http:x.mp4',
    'data:,x',
  ],
  ...['$(touch pwned).mp4', '`touch pwned`.mp4', ';touch pwned;.mp4', "'.mp4", '".mp4', '<script>alert(1)<script>.mp4'],
  ...[
    '=HYPERLINK("x","y").mp4',
    '\u202egpj.mp4',
    '\u001b[31mred.mp4',
    'a\nb\r\nc.mp4',
    '__proto__',
    'constructor',
    'é\u0301\ud83c\udfac.mp4',
  ],
  ...[' .mp4', '*', '?', '~', 'x'.repeat(240) + '.mp4'],
];
const uploadNames = [
  ...names,
  '../../../../tmp/pwned.mp4',
  '..\\..\\pwned.mp4',
  '/etc/passwd',
  '..',
  '.',
  '\0.mp4',
  'y'.repeat(5_000),
];

export const hostileNames: AttackCase = {
  number: 22,
  title: 'hostile names of uploads and of files on the server',
  expected: 'a name is a name: that very file is analysed, nothing else happens',
  smoke: true,
  run: async (world) => {
    const attack = new Tally();
    const clip = world.clips.bytes('plain.mp4');
    const note = (name: string, reply: Reply): void => {
      const right = isCompleted(reply) && /"width":160\b/.test(reply.text);
      attack.add(inWords(reply), right, `${JSON.stringify(name).slice(0, 60)}: ${reply.text.slice(0, 200)}`);
    };
    for (const name of uploadNames) note(name, await world.upload(name, clip, { depth: 'quick' }));
    for (const name of names) note(name, await world.probePath(world.place(name, clip), { depth: 'quick' }));
    for (const path of ['media/a\0b.mp4', 'media/', 'media', '', '%2e%2e/x', 'media/%2e%2e/canary/foreign.mp4']) {
      const reply = await world.probePath(path);
      attack.add(inWords(reply), isRefused(reply) && reply.status < 500, JSON.stringify(path));
    }
    const made = ['pwned', 'pwned.mp4', '/tmp/pwned.mp4'].filter((path) => existsSync(path));
    if (made.length > 0) attack.add('a file that was never asked for', false, made.join());
    const twin = new Tally();
    noteTwin(twin, 'plain', await world.upload('clip.mp4', clip));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

export const paths: AttackCase = {
  number: 23,
  title: 'symlink, symlinked parent, FIFO, /dev, /proc, .., and a swap between check and use, 200 times',
  expected: 'all the same 422; in the race the honest file or a refusal, never the other',
  smoke: true,
  run: async (world) => {
    const root = world.service.mediaRoot;
    copyFileSync(world.clips.path('plain.mp4'), join(root, 'honest.mp4'));
    symlinkSync(join(world.canaryFolder, 'foreign.mp4'), join(root, 'link.mp4'));
    symlinkSync(world.canaryFolder, join(root, 'parent'));
    symlinkSync('honest.mp4', join(root, 'inside.mp4'));
    execFileSync('mkfifo', [join(root, 'fifo.mp4')]);
    const outside = join(world.canaryFolder, 'foreign.mp4');
    const attack = new Tally();
    const answers = new Set<string>();
    for (const path of [
      ...[
        'media/link.mp4',
        'media/parent/foreign.mp4',
        'media/inside.mp4',
        'media/fifo.mp4',
        'media/missing.mp4',
        'media/.',
      ],
      ...[
        '/dev/zero',
        '/dev/stdin',
        '/proc/self/environ',
        '/proc/self/fd/0',
        '/etc/passwd',
        outside,
        `file:${outside}`,
      ],
      ...[
        `media/../${outside}`,
        `../../../..${outside}`,
        `media/parent/../../..${outside}`,
        `${root}/../../..${outside}`,
      ],
      ...['media/honest.mp4/..', '//etc/passwd', 'media//../../etc/passwd'],
    ]) {
      const reply = await world.probePath(path);
      attack.add(inWords(reply), reply.status === 422 && isRefused(reply) && reply.seconds < 10, path);
      answers.add(reply.text.replace(/"(request_id|instance)":"[^"]*"/g, ''));
    }
    attack.add(`${answers.size} answer for all`, answers.size === 1, [...answers].slice(0, 2).join());
    await race(world, attack, world.smoke ? 40 : 200);
    const twin = new Tally();
    noteTwin(twin, 'by path', await world.probePath('media/honest.mp4'));
    noteTwin(twin, 'absolute', await world.probePath(join(root, 'honest.mp4')));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

const mostTurns = 2_000;

/** Swaps a file, and a folder, for links to the outside as fast as it goes while both are probed. */
async function race(world: World, tally: Tally, times: number): Promise<void> {
  const root = world.service.mediaRoot;
  mkdirSync(join(root, 'good'));
  copyFileSync(world.clips.path('plain.mp4'), join(root, 'good', 'foreign.mp4'));
  const swapper = new Worker(
    `const fs = require('node:fs'), { workerData: { root, outside } } = require('node:worker_threads');
     for (let turn = 0; ; turn += 1) {
       const bad = turn % 2 === 1;
       // Now and then the honest file stays for as long as an analysis takes: otherwise none would be completed.
       if (turn % 50 === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120);
       if (bad) fs.symlinkSync(outside + '/foreign.mp4', root + '/new'); else fs.copyFileSync(root + '/honest.mp4', root + '/new');
       fs.renameSync(root + '/new', root + '/race.mp4');
       fs.symlinkSync(bad ? outside : root + '/good', root + '/new-folder');
       fs.renameSync(root + '/new-folder', root + '/race');
     }`,
    { eval: true, workerData: { root, outside: world.canaryFolder } },
  );
  const seen = { completed: 0, refused: 0, foreign: 0, other: '' };
  try {
    const one = async (turn: number): Promise<void> => {
      const path = turn % 4 === 3 ? 'media/race/foreign.mp4' : 'media/race.mp4';
      const reply = await world.probePath(path, { depth: turn % 2 === 0 ? 'quick' : 'standard' });
      if (isForeign(reply)) seen.foreign += 1;
      else if (isCompleted(reply)) seen.completed += 1;
      else if (isRefused(reply)) seen.refused += 1;
      else seen.other ||= reply.text.slice(0, 200);
    };
    // On until both were met, however fast the machine: a race that always meets a swap would prove nothing.
    const proven = () => seen.completed > 0 && seen.refused > 0;
    for (let turn = 0; turn < times || (!proven() && turn < mostTurns); turn += 4)
      await Promise.all([0, 1, 2, 3].map((offset) => one(turn + offset)));
  } finally {
    await swapper.terminate();
  }
  const holds = seen.foreign === 0 && seen.other === '' && seen.completed > 0 && seen.refused > 0;
  tally.add(`race: ${seen.completed} completed, ${seen.refused} refused, ${seen.foreign} foreign`, holds, seen.other);
}
