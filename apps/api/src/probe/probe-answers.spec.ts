import type { Caller, Quotas } from '@app/auth';
import { errorKind } from '@app/errors';
import type { ResolvedSource } from '@app/media';
import type { Analyses, ProbeService } from '@app/probe';
import type { WaitEnd } from '@app/queue';
import type { FastifyRequest } from 'fastify';
import { EventEmitter } from 'node:events';
import { ProbeAnswers } from './probe-answers';

const caller = { userId: 'one', role: 'user' } as Caller;
const notFound = errorKind('ANALYSIS_NOT_FOUND', 'not-found', () => 'none');

let did: string[];
let end: WaitEnd;
let body: () => Promise<unknown>;
beforeEach(() => {
  did = [];
  end = { finished: false, gone: false, reply: null };
  body = () => Promise.resolve({ json: '{}', etag: '"1"', settled: false });
});

function answered({ destroyed = false, abort = false } = {}) {
  const note = (what: string) => {
    did.push(what);
    return Promise.resolve();
  };
  const probes = {
    begin: () => Promise.resolve({ id: 'id', end: Promise.resolve(end) }),
    keep: () => note('kept'),
    cancel: () => note('cancelled'),
  };
  const analyses = { freshBody: () => note('read').then(body) };
  const answers = new ProbeAnswers(
    probes as unknown as ProbeService,
    analyses as unknown as Analyses,
    { check: () => Promise.resolve() } as unknown as Quotas,
  );
  const socket = Object.assign(new EventEmitter(), { destroyed });
  const request = { raw: { socket } } as unknown as FastifyRequest;
  return answers.analysis(request, caller, { abort_on_disconnect: abort }, {} as ResolvedSource);
}

describe('an answer before the end', () => {
  it('is read after what it promises is on the disk: what was read before could be lost by then', async () => {
    expect(await answered()).toMatchObject({ status: 202 });
    expect(did).toEqual(['kept', 'read']);
  });

  it('of a row that was lost meanwhile says so', async () => {
    body = () => Promise.reject(notFound({}));
    await expect(answered()).rejects.toMatchObject({ code: 'ANALYSIS_LOST' });
    end = { ...end, finished: true };
    await expect(answered()).rejects.toMatchObject({ code: 'ANALYSIS_NOT_FOUND' });
  });
});

it('a caller that left before its row was stored ends its work, if it asked for that', async () => {
  await answered({ destroyed: true });
  expect(did).not.toContain('cancelled');
  await answered({ destroyed: true, abort: true });
  expect(did).toContain('cancelled');
});
