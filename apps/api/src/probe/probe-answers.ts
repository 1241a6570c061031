import { type Caller, Quotas } from '@app/auth';
import type { KeptReply } from '@app/idempotency';
import type { ResolvedSource } from '@app/media';
import { Analyses, type AnalysisOptions, ProbeService } from '@app/probe';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { priorityNotAllowed } from './errors';
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
    const id = await this.probes.submit(caller.userId, { source, options, labels, priority });
    const finished = dto.async !== true && (await this.waitFor(request, caller, id, dto.abort_on_disconnect ?? false));
    const body = await this.analyses.freshBody(caller.userId, id);
    return {
      status: finished && body.settled ? 200 : 202,
      headers: { etag: body.etag, location: `/api/v1/probe/analyses/${id}` },
      body: body.json,
    };
  }

  /** A caller that goes away leaves the work alone, unless it asked otherwise. */
  private async waitFor(
    request: FastifyRequest,
    caller: Caller,
    id: string,
    abortOnDisconnect: boolean,
  ): Promise<boolean> {
    const gone = () => void this.probes.cancel(caller.userId, id).catch(() => undefined);
    const { socket } = request.raw;
    if (abortOnDisconnect) socket.once('close', gone);
    try {
      return await this.probes.wait(id);
    } finally {
      socket.off('close', gone);
    }
  }
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
