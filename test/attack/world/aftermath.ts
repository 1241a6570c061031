import { Tally, type Seen } from '../case';
import { memoryBound, type World } from './world';

/** What must be true after every case, whatever it was about. */
export async function aftermath(world: World): Promise<Seen> {
  const { toolBytes, udpSockets } = world.watch.read();
  const tally = new Tally();
  tally.add(`${Math.round(toolBytes / 2 ** 20)} MB`, toolBytes <= memoryBound, 'more memory than a tool may have');
  if (udpSockets > 0) tally.add(`${udpSockets} UDP sockets`, false);
  if (world.canary.connections > 0) tally.add(`${world.canary.connections} canary hits`, false);
  world.canary.connections = 0;
  if (world.processes.dead > 0) tally.add('a process of the service died', false);
  const gone = await until(() => world.watch.alive() === 0, 10_000);
  if (!gone) tally.add(`${world.watch.alive()} tools still alive`, false);
  if ((await world.health().catch(() => 'gone')) !== 'ok') tally.add('not healthy', false);
  return tally.seen();
}

async function until(holds: () => boolean, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (!holds()) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
