import { type Caller, Quotas, visibilityOf } from '@app/auth';
import { errorKind } from '@app/errors';
import type { KeptReply } from '@app/idempotency';
import { nameOnce, SourceResolver } from '@app/media';
import { ProbeService } from '@app/probe';
import { type NamedSide, QualityService, rungsOf } from '@app/quality';
import { Body, Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { Budget } from '../limits/budget-names';
import { ApiFailures } from '../http/api-failures';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { CompareDto } from './compare.dto';
import { sourceOf } from '../probe/probe-file.dto';
import { sourceFields } from '../probe/source-fields';
import type { ComparedSourceDto } from './compared-source.dto';
import { DistortedSides } from './distorted-sides';
import { ComparisonDto, ComparisonsDto, ModelsDto } from './comparison.dto';

const manifestNotAvailable = errorKind(
  'NOT_AVAILABLE',
  'unprocessable',
  () => 'A reference is one file. Name a manifest as distorted: each of its renditions is compared.',
);

const abilitiesUnknown = errorKind(
  'NO_WORKER',
  'unavailable',
  () => 'No worker says what it can measure: none is alive or ready yet, or Redis is away.',
);

const replies = {
  schema: { oneOf: [{ $ref: getSchemaPath(ComparisonDto) }, { $ref: getSchemaPath(ComparisonsDto) }] },
};

/** Asks how alike two files are. */
@ApiTags('Quality')
@Controller('api/v1/quality')
export class QualityController {
  constructor(
    private readonly quality: QualityService,
    private readonly probes: ProbeService,
    private readonly sources: SourceResolver,
    private readonly distorted: DistortedSides,
    private readonly idempotent: IdempotentRoutes,
    private readonly quotas: Quotas,
  ) {}

  @Post('compare')
  @HttpCode(202)
  @Scopes('quality:write')
  @Budget('heavy')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'Compare with a reference',
    description:
      'Finds which frames belong together, refuses a score where that is uncertain, and measures all metrics in one run. One distorted source answers with a comparison; a list, or a manifest of several renditions, with {items, rungs}: bit rate against quality of each.',
  })
  @ApiExtraModels(ComparisonDto, ComparisonsDto)
  @ApiIdempotent()
  @ApiAcceptedResponse({ ...replies, description: 'It goes on as a job.' })
  @ApiOkResponse({ ...replies, description: 'With async false: it ended, completed or failed with a code.' })
  @ApiFailures(400, 404, 409, 422, 429, 503)
  async compare(
    @Req() request: FastifyRequest,
    @Body() dto: CompareDto,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.idempotent.answer(request, reply, request.body, () => this.submit(caller, dto, isList(request.body)));
  }

  @Get('models')
  @Scopes('quality:read')
  @ApiOperation({
    summary: 'What this build can measure',
    description: 'The VMAF models it has, and every metric with the reason where it is missing.',
  })
  @ApiOkResponse({ type: ModelsDto })
  @ApiFailures(429, 503)
  async models(): Promise<ModelsDto> {
    const abilities = await this.quality.abilities();
    if (!abilities) throw abilitiesUnknown({}, { retryAfterSec: 5 });
    return { ...abilities, metrics: { ...abilities.metrics } };
  }

  private async submit(caller: Caller, dto: CompareDto, list: boolean): Promise<KeptReply> {
    const reference = await this.reference(caller, dto.reference);
    const distorted: NamedSide[] = [];
    for (const source of dto.distorted) distorted.push(...(await this.distorted.find(caller.userId, source)));
    await this.quotas.check(caller.userId, { jobs: distorted.length });
    const isSeveral = list || distorted.length > 1;
    const ids = await this.quality.submit(caller.userId, { reference, distorted, options: CompareDto.toOptions(dto) });
    const ended = dto.async === false && (await this.quality.wait(ids));
    const items = await Promise.all(ids.map((id) => this.quality.get(visibilityOf(caller), id)));
    const settled = items.every(({ status }) => status !== 'pending' && status !== 'running');
    return {
      status: ended && settled ? 200 : 202,
      headers: isSeveral ? {} : { location: `/api/v1/quality/comparisons/${ids[0]}` },
      body: JSON.stringify(isSeveral ? { items, rungs: rungsOf(items) } : items[0]),
    };
  }

  private async reference({ userId }: Caller, dto: ComparedSourceDto): Promise<NamedSide> {
    if (dto.manifest_url !== undefined) throw manifestNotAvailable({});
    nameOnce(dto, referenceFields);
    const { analysis_id } = dto;
    if (analysis_id === undefined)
      return { source: await this.sources.resolve(userId, sourceOf(dto)), analysisId: null };
    return { source: await this.probes.sourceOf(userId, analysis_id), analysisId: analysis_id };
  }
}

/** A manifest names renditions, and a reference is one film. */
const referenceFields = sourceFields.ComparedSourceDto.filter((field) => field !== 'manifest_url');

function isList(body: unknown): boolean {
  return Array.isArray((body as { distorted?: unknown } | null)?.distorted);
}
