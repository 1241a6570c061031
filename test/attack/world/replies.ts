import { foreignMark } from '../media/clips';
import type { Tally } from '../case';

/** What an attack or its twin was answered. */
export interface Reply {
  status: number;
  /** of the analysis, or the problem; as text it is searched for what must not be there */
  text: string;
  state: string | null;
  code: string | null;
  id: string | null;
  seconds: number;
}

interface Body {
  id?: string;
  status?: string | number;
  code?: string;
  error?: { code?: string } | null;
}

export function replyOf(status: number, text: string, seconds: number): Reply {
  // Whatever is sent has to be valid JSON.
  const body = (text === '' ? {} : JSON.parse(text)) as Body;
  const state = typeof body.status === 'string' ? body.status : null;
  return { status, text, state, code: body.error?.code ?? body.code ?? null, id: body.id ?? null, seconds };
}

/** As short as the table wants it: `422 ADDRESS_NOT_PUBLIC`, `failed MEDIA_INVALID`, `completed`. */
export function inWords({ status, state, code }: Reply): string {
  return [status === 200 ? state : status, code].filter(Boolean).join(' ');
}

/** Refused with a 4xx or a failed analysis, both with a code, and nothing foreign in what is said. */
export function isRefused(reply: Reply, codes: RegExp = /./): boolean {
  const refused = (reply.status >= 400 && reply.status < 500) || (reply.status === 200 && reply.state === 'failed');
  return refused && reply.code !== null && codes.test(reply.code) && !isForeign(reply);
}

export function isForeign(reply: Reply): boolean {
  return reply.text.includes(foreignMark);
}

export function isCompleted(reply: Reply): boolean {
  return reply.status === 200 && reply.state === 'completed';
}

/** Notes an attack: refused with a code that fits, or `also` where an honest answer is no refusal. */
export function noteAttack(tally: Tally, name: string, reply: Reply, codes?: RegExp, also = false): void {
  const holds = isRefused(reply, codes) || (also && isCompleted(reply) && !isForeign(reply));
  tally.add(inWords(reply), holds, `${name}: ${reply.text.slice(0, 200)}`);
}

export function noteTwin(tally: Tally, name: string, reply: Reply): void {
  tally.add(inWords(reply), isCompleted(reply), `${name}: ${reply.text.slice(0, 200)}`);
}
