import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { OpenJob } from '../proxy/filtering-proxy';

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
  /** False when the connection broke before the body's end. */
  complete: boolean;
}

interface Ask {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
}

/** Asks a job's proxy for a URL in absolute form, as a media tool does. */
export function askProxy(job: OpenJob, url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: job.socketPath, path: url, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('latin1');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', () => undefined);
      response.on('close', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text,
          complete: response.complete,
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Opens a tunnel: the socket to speak through, or the status it was refused with. */
export function askTunnel(job: OpenJob, authority: string): Promise<{ status: number; socket: Socket }> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: job.socketPath, method: 'CONNECT', path: authority, agent: false });
    asked.on('connect', (response, socket) => resolve({ status: response.statusCode ?? 0, socket: socket }));
    asked.on('error', reject);
    asked.end();
  });
}

/** Sends bytes to a job's socket as they are and reads all that comes back. */
export function sendRaw(job: OpenJob, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(job.socketPath, () => socket.end(text));
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
