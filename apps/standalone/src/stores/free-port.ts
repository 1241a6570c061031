import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports the kernel gives to outgoing connections (Linux: from 32768): one of those may be taken by any connection between
 * being found here and being listened on, or while the process that listens is started anew.
 */
const lowest = 20_000;
const highest = 32_000;
const attempts = 50;

/** The first free TCP port on this host among the preferred ones; any free port when none of them is. */
export async function freePort(host: string, preferred: readonly number[] = []): Promise<number> {
  for (const port of preferred) if (await isFree(host, port)) return port;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(lowest, highest);
    if (await isFree(host, port)) return port;
  }
  throw new Error(`No free TCP port on ${host}.`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
