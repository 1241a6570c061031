import { Agent, request } from 'node:http';

/** A light caller on kept connections: the load must not cost more than what it measures. */
export class HttpCaller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(
    private readonly baseUrl: string,
    private readonly headers: Record<string, string>,
  ) {}

  /** @throws when the status is not the expected one */
  async call(
    method: string,
    path: string,
    expected: number,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Buffer> {
    const { status, bytes } = await this.ask(method, path, body, headers);
    if (status === expected) return bytes;
    throw new Error(`${method} ${path}: ${status} ${bytes.toString().slice(0, 300)}`);
  }

  /**
   * Whatever the reply is, once it is whole.
   * @param body bytes as they are, their type among the headers; anything else as JSON
   * @throws when there is no whole reply
   */
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; bytes: Buffer }> {
    const payload = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const described = payload && { 'content-type': 'application/json', 'content-length': String(payload.length) };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        this.baseUrl + path,
        { method, agent: this.agent, headers: { ...this.headers, ...described, ...headers } },
        (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('error', reject);
          reply.on('end', () => resolve({ status: reply.statusCode ?? 0, bytes: Buffer.concat(chunks) }));
        },
      );
      outgoing.on('error', reject);
      outgoing.end(payload);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
