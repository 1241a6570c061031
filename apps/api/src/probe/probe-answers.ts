import { type Caller, Quotas } from '@app/auth';
import { type AppError, unlessGone } from '@app/errors';
import type { KeptReply } from '@app/idempotency';
import type { ResolvedSource } from '@app/media';
import { Analyses, type AnalysisBody, type AnalysisOptions, ProbeService } from '@app/probe';
import type { WaitEnd } from '@app/queue';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { analysisLost, priorityNotAllowed } from './errors';
import { ProbeOptionsDto } from './probe-options.dto';

/** How every probe is answered: accepted, waited for, shown. */
@Injectable()
export class ProbeAnswers {
  constructor(
    private readonly probes: ProbeService,
    private readonly analyses: Analyses,
    private readonly quotas: Quotas,
  ) {}

  /** @throws AppError PRIORITY_NOT_ALLOWED, QUOTA_USED_UP, and as `submit` */
  async analysis(
    request: FastifyRequest,
    caller: Caller,
    dto: ProbeOptionsDto,
    source: ResolvedSource,
    more: Partial<AnalysisOptions> = {},
  ): Promise<KeptReply> {
    const options = { ...ProbeOptionsDto.toOptions(dto), ...more };
    // Who comes before everybody could keep everybody waiting.
    if (dto.priority === 'high' && caller.role !== 'admin') throw priorityNotAllowed({});
    await this.quotas.check(caller.userId, { jobs: 1 });
    const { labels = {}, priority = 'normal' } = dto;
    const wanted = { source, options, labels, priority };
    if (dto.async === true) {
      const id = await this.probes.submit(caller.userId, wanted);
      return reply(202, id, await this.analyses.freshBody(caller.userId, id));
    }
    const { id, end } = await this.probes.begin(caller.userId, wanted);
    const ended = await this.waitFor(request, caller, { id, end }, dto.abort_on_disconnect ?? false);
    if (ended.gone) throw lost();
    // First, so that what is read after it is on the disk: a row that is read first may be gone by then.
    if (!ended.finished) await this.probes.keep();
    const body = await this.analyses.freshBody(caller.userId, id, ended.reply).catch((error: unknown) => {
      if (!ended.finished) unlessGone(error);
      throw ended.finished ? error : lost();
    });
    if (ended.finished && body.settled) return reply(200, id, body);
    return reply(202, id, body);
  }

  /** A caller that goes away leaves the work alone, unless it asked otherwise. */
  private async waitFor(
    request: FastifyRequest,
    caller: Caller,
    { id, end }: { id: string; end: Promise<WaitEnd> },
    abortOnDisconnect: boolean,
  ): Promise<WaitEnd> {
    const gone = () => void this.probes.cancel(caller.userId, id).catch(() => undefined);
    const { socket } = request.raw;
    // It may have gone while the row was stored, or its file.
    if (abortOnDisconnect && socket.destroyed) gone();
    else if (abortOnDisconnect) socket.once('close', gone);
    try {
      return await end;
    } finally {
      socket.off('close', gone);
    }
  }
}

/** A row nobody was promised yet is gone with a PostgreSQL that dies before it is on the disk. */
function lost(): AppError {
  return analysisLost({}, { retryAfterSec: 1 });
}

function reply(status: number, id: string, { etag, json }: AnalysisBody<string>): KeptReply {
  return { status, headers: { etag, location: `/api/v1/probe/analyses/${id}` }, body: json };
}

/** Whether it asks for the depth that decodes all of it; the fields of a multipart body come too late to say. */
export function decodesEverything(request: FastifyRequest): boolean {
  const { depth } = { ...(request.query as object), ...bodyOf(request) } as { depth?: unknown };
  return depth === 'full';
}

export function bodyOf(request: FastifyRequest): object {
  const body = request.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : { body };
}
