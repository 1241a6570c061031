import type { FastifyRequest } from 'fastify';
import { boardPath } from './queue-board';

const name = 'ffprobe_queue_board';

/**
 * A page can't send an Authorization header by itself: for the board alone, and to read only, the session's access token may come as a
 * cookie no script can read and no other site can make the browser send.
 * @param maxAgeSec 0 removes it
 */
export function boardCookie(token: string, maxAgeSec: number, request: FastifyRequest): string {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  return `${name}=${token}; Path=${boardPath}; Max-Age=${maxAgeSec}; HttpOnly; SameSite=Strict${secure}`;
}

/** Takes the cookie for the header where a page of the board asks for more of itself. */
export function authorizeByCookie(request: FastifyRequest): void {
  if (!isOfBoard(request) || request.headers.authorization !== undefined) return;
  const token = tokenIn(request);
  if (token) request.headers.authorization = `Bearer ${token}`;
}

/** A person without credentials who opens the board, not a program. */
export function isVisitor(request: FastifyRequest): boolean {
  const { headers, url } = request;
  const opens = /^\/?(?:$|\?)/.test(url.slice(boardPath.length));
  const named = headers.authorization !== undefined || headers['x-api-key'] !== undefined;
  return isOfBoard(request) && opens && !named && (headers.accept ?? '').includes('text/html');
}

/** The seconds an access token is still good for; the guard has verified it. */
export function secondsLeft(token: string): number {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp?: number };
  return Math.max(0, Math.floor((claims.exp ?? 0) - Date.now() / 1000));
}

function isOfBoard({ method, url }: FastifyRequest): boolean {
  return (
    method === 'GET' && (url === boardPath || /^[/?]/.test(url.slice(boardPath.length))) && url.startsWith(boardPath)
  );
}

function tokenIn(request: FastifyRequest): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return cookies.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
