import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { neighbour } from '../../support/service';

/** One message as it arrived. */
export interface Message {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  atMs: number;
}

/** What a path does with the nth message it gets, counted from 1. */
export type Behaviour = (reply: ServerResponse, count: number) => void;

export const answer =
  (status: number, body = ''): Behaviour =>
  (reply) =>
    void reply.writeHead(status).end(body);

/** A receiver of webhooks on the loopback: remembers every message and answers as its paths were told to. */
export class Receiver {
  readonly messages: Message[] = [];
  private readonly behaviours = new Map<string, Behaviour>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, reply) => void receiver.receive(request, reply));
    server.listen(0, neighbour);
    await once(server, 'listening');
    return receiver;
  }

  get host(): string {
    return `${neighbour}:${(this.server.address() as AddressInfo).port}`;
  }

  /** The address of a path that behaves so. */
  at(path: string, behaviour: Behaviour): string {
    this.behaviours.set(path, behaviour);
    return `http://${this.host}${path}`;
  }

  to(path: string): Message[] {
    return this.messages.filter((message) => message.path === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async receive(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const path = request.url ?? '';
    this.messages.push({
      path,
      headers: request.headers,
      body: Buffer.concat(parts).toString('utf8'),
      atMs: Date.now(),
    });
    (this.behaviours.get(path) ?? answer(404))(reply, this.to(path).length);
  }
}

/**
 * Verifies a message as a receiver does, written from the specification of Standard Webhooks: any signature of the list may match, the
 * timestamp must be within five minutes.
 */
export function isGenuine({ headers, body, atMs }: Message, secret: string): boolean {
  const id = String(headers['webhook-id']);
  const timestamp = String(headers['webhook-timestamp']);
  if (!/^\d+$/.test(timestamp) || Math.abs(atMs / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((entry) => entry.split(',', 2))
    .some(([version, text = '']) => {
      const given = Buffer.from(text, 'base64');
      return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
    });
}
