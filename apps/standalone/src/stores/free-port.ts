import { createServer } from 'node:net';

/** The first free TCP port on this host among the preferred ones; any free port when none of them is. */
export async function freePort(host: string, preferred: readonly number[] = []): Promise<number> {
  for (const port of [...preferred, 0]) {
    const got = await tryPort(host, port);
    if (got !== null) return got;
  }
  throw new Error(`No free TCP port on ${host}.`);
}

function tryPort(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
