import { createServer as createHttp, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server as TcpServer, type Socket } from 'node:net';
import type { ServerCertificate } from './certificates';

/** A real server on 127.0.0.1 that remembers what it was asked. */
export interface Origin {
  port: number;
  asked: IncomingMessage[];
  close(): Promise<void>;
}

const open: Array<() => Promise<void>> = [];

export async function startOrigin(answer: RequestListener, certificate?: ServerCertificate): Promise<Origin> {
  const asked: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(request);
    answer(request, response);
  };
  const server: Server = certificate === undefined ? createHttp(listener) : createHttps(certificate, listener);
  const port = await listening(server);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  open.push(close);
  return { port, asked, close };
}

/** A server of bytes, for answers no HTTP server would give. */
export async function startRawOrigin(onConnection: (socket: Socket) => void): Promise<{ port: number }> {
  const sockets = new Set<Socket>();
  const server = createTcp((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  const port = await listening(server);
  open.push(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return { port };
}

/** A port nobody listens on: one was given out and closed again. */
export async function closedPort(): Promise<number> {
  const server = createTcp();
  const port = await listening(server);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

export async function closeOrigins(): Promise<void> {
  await Promise.all(open.splice(0).map((close) => close()));
}

function listening(server: Server | TcpServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, backlog: 1024 }, () => resolve((server.address() as AddressInfo).port));
  });
}
