import { type Caller, Quotas } from '@app/auth';
import { BatchReceiver, type BatchRequest, BatchService, concurrencies, type ReceivedBatch } from '@app/batch';
import { AppError, errorKind } from '@app/errors';
import type { KeptReply } from '@app/idempotency';
import { Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { Budget } from '../limits/budget-names';
import { ApiFailures } from '../http/api-failures';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { listFormat } from '../http/item-lists';
import { validated } from '../http/validate';
import { AcceptedBatchDto } from './accepted-batch.dto';
import { BatchAnalyzeDto } from './batch-analyze.dto';
import { BatchOptionsDto } from './batch-options.dto';
import { listedItems, StreamedItems } from './streamed-items';
import { readTexts } from '../probe/text-values';

const mostListed = 10_000;
/** A small folder is listed by then, and its number can be told at once. */
const listedWithinMs = 1_000;

const tooManyListed = errorKind(
  'BATCH_TOO_LARGE',
  'too-large',
  () => `A JSON body lists at most ${mostListed} items. Send more as NDJSON or CSV.`,
);

const listed = `As text/csv, with a header line:

    file_path,depth,label.title
    media/trailer.mp4,quick,Trailer

As application/x-ndjson, one item a line:

    {"file_path":"media/trailer.mp4"}
    {"file_path":"media/feature.mov","depth":"full"}`;

/** Asks many things at once. */
@ApiTags('Batch')
@Controller('api/v1/batch')
export class AnalyzeController {
  constructor(
    private readonly receiver: BatchReceiver,
    private readonly batches: BatchService,
    private readonly idempotent: IdempotentRoutes,
    private readonly quotas: Quotas,
  ) {}

  @Post('analyze')
  @HttpCode(202)
  @Scopes('batch:write')
  @Budget('heavy')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'Analyse or compare many',
    description:
      'Items in JSON (up to 10,000), a folder below a media root or an S3 prefix with globs, or NDJSON or CSV that streams in; then the options stand in the query. An item’s own options go before those of the batch. Items that are not acceptable are told by index and count as failed; with all_or_nothing they refuse the batch. The same media with the same options is analysed once.',
  })
  @ApiConsumes('application/json', 'text/csv', 'application/x-ndjson')
  @ApiExtraModels(BatchAnalyzeDto, BatchOptionsDto)
  @ApiBody({ required: true, description: listed, schema: { $ref: getSchemaPath(BatchAnalyzeDto) } })
  @ApiIdempotent()
  @ApiAcceptedResponse({
    type: AcceptedBatchDto,
    headers: { location: { schema: { type: 'string' }, description: 'path of the batch' } },
  })
  @ApiFailures(400, 409, 413, 415, 422, 429, 503)
  async analyze(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    await this.quotas.check(caller.userId, { waitingItems: 1 });
    const format = listFormat(request);
    return format === null ? this.listed(request, reply, caller) : this.streamed(request, reply, caller, format);
  }

  private async listed(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<string> {
    const { items, ...rest } = bodyOf(request);
    if (items !== undefined && !Array.isArray(items)) throw itemsNotList();
    if (items && items.length > mostListed) throw tooManyListed({});
    const dto = validated(BatchAnalyzeDto, { ...readTexts(request.query), ...rest });
    const listing = BatchAnalyzeDto.toListing(dto, items !== undefined);
    return this.idempotent.answer(request, reply, request.body, async () => {
      const batch = await this.receiver.receive(
        caller.userId,
        this.requestOf(caller, dto, listing),
        listedItems((items ?? []) as unknown[]),
      );
      return this.begin(caller, batch);
    });
  }

  /** The list is received before its key can be looked at: its content is part of what the key stands for. */
  private async streamed(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    format: 'csv' | 'ndjson',
  ): Promise<string> {
    const dto = validated(BatchOptionsDto, readTexts(request.query));
    const stream = new StreamedItems(request, format);
    const batch = await this.receiver.receive(caller.userId, this.requestOf(caller, dto, null), stream.items());
    let used = false;
    try {
      return await this.idempotent.answer(request, reply, { sha256: stream.sha256, format }, () => {
        used = true;
        return this.begin(caller, batch);
      });
    } finally {
      if (!used) await this.receiver.discard(batch.id);
    }
  }

  private requestOf({ userId }: Caller, dto: BatchOptionsDto, listing: BatchRequest['listing']): BatchRequest {
    return {
      options: BatchOptionsDto.toOptions(dto),
      labels: dto.labels ?? {},
      concurrency: dto.concurrency ?? concurrencies.usual,
      allOrNothing: dto.all_or_nothing ?? false,
      listing,
      admit: (items) => this.quotas.check(userId, { waitingItems: items }),
    };
  }

  private async begin({ userId }: Caller, batch: ReceivedBatch): Promise<KeptReply> {
    const { id, refused, errors } = batch;
    await this.receiver.begin(id);
    const total = batch.total ?? (await this.batches.listedTotal({ userId }, id, listedWithinMs));
    const url = `/api/v1/batch/${id}`;
    const body = { id, total, status_url: url, events_url: `${url}/events`, refused, errors };
    return { status: 202, headers: { location: url }, body: JSON.stringify(body) };
  }
}

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const body = request.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : { body };
}

function itemsNotList(): AppError {
  const errors = [{ path: 'items', message: 'items must be a list' }];
  return new AppError('VALIDATION_FAILED', 'bad-request', 'items must be a list.', {}, { errors });
}
