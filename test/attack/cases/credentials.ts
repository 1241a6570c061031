import { type AttackCase, Tally } from '../case';
import { everythingStored } from '../world/stored';
import { inWords, isCompleted, type Reply } from '../world/replies';
import type { World } from '../world/world';

const secrets = { user: 'us3r-n33dle', password: 'p4ss-n33dle', token: 't0ken-n33dle', header: 'h34der-n33dle' };
const basic = Buffer.from(`${secrets.user}:${secrets.password}`).toString('base64');
const needles = [...Object.values(secrets), basic];

export const credentials: AttackCase = {
  number: 13,
  title: 'user:pass@, a signed query and an Authorization header',
  expected: 'nowhere afterwards: results, logs, database, Redis, arguments, environment',
  smoke: true,
  run: async (world) => {
    world.watch.search(...needles);
    const from = world.processes.log.length;
    const asked = new Set<string>();
    world.origin.page('/13.mp4', (request, response) => {
      asked.add(request.headers.authorization ?? '').add(request.url?.includes(secrets.token) ? 'token' : '');
      if (request.headers.authorization !== `Basic ${basic}`) return response.writeHead(401).end();
      // Slow enough that the tool can be looked at.
      setTimeout(() => response.end(world.clips.bytes('plain.mp4')), 300);
    });
    const withUser = (url: string): string => url.replace('//', `//${secrets.user}:${secrets.password}@`);
    const query = `?token=${secrets.token}&X-Amz-Signature=${secrets.token}`;
    const right = await world.probeUrl(withUser(world.origin.url('/13.mp4')) + query);
    const headers = { Authorization: `Basic ${basic}`, 'X-Key': secrets.header };
    const byHeader = await world.probeUrl(world.origin.url('/13.mp4') + query, { headers });
    const gone = world.origin.page('/13-gone', (_, response) => response.writeHead(404).end());
    const elsewhere = world.origin.page('/13-away', (_, response) =>
      response.writeHead(302, { location: `${withUser(world.canary.url('/foreign.mp4'))}${query}` }).end(),
    );
    const broken = world.origin.page('/13-text', 'this is no media');
    const failing = [];
    for (const url of [gone, elsewhere, broken, world.origin.url('/13.mp4')]) {
      failing.push(
        await world.probeUrl(withUser(url).replace(secrets.password, `${secrets.password}x`) + query, {
          headers: { 'X-Key': secrets.header },
        }),
      );
    }
    const refused = await world.probeUrl(`${withUser('rtsp://example.com/x')}${query}`);

    const replies = [right, byHeader, ...failing, refused];
    const shown = await Promise.all(replies.filter(({ id }) => id !== null).map((reply) => shownOf(world, reply)));
    const attack = new Tally();
    noteNeedles(attack, 'results', replies.map(({ text }) => text).join() + shown.join());
    noteNeedles(attack, 'logs', world.processes.log.slice(from));
    noteNeedles(attack, 'database and Redis', await everythingStored(world.service.environment));
    const seen = needles.filter((needle) => world.watch.found(needle) > 0);
    attack.add("no tool's arguments or environment", seen.length === 0, seen.join());
    const told = asked.has(`Basic ${basic}`) && asked.has('token');
    const holds = told && isCompleted(right) && isCompleted(byHeader);
    return {
      attack: attack.seen(),
      twin: { got: `the origin is told them: ${inWords(right)}, ${inWords(byHeader)}`, holds },
    };
  },
};

function noteNeedles(tally: Tally, where: string, text: string): void {
  const found = needles.filter((needle) => text.includes(needle));
  const at =
    found[0] === undefined ? '' : text.slice(Math.max(0, text.indexOf(found[0]) - 120), text.indexOf(found[0]) + 40);
  tally.add(`no ${where}`, found.length === 0, at);
}

/** Every way to read an analysis afterwards. */
async function shownOf(world: World, { id }: Reply): Promise<string> {
  const paths = [
    `/api/v1/probe/analyses/${id}`,
    `/api/v1/probe/analyses/${id}?include=ffprobe_data,timeline`,
    `/api/v1/probe/analyses/${id}/ffprobe`,
    '/api/v1/probe/analyses',
  ];
  const texts = await Promise.all(paths.map(async (path) => (await world.service.fetch(path)).text()));
  return texts.join('\n');
}
