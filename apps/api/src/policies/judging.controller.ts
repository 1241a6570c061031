import { type Caller } from '@app/auth';
import { documentFrom, type JudgingRequest, JudgingService } from '@app/policies';
import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { validated } from '../http/validate';
import { TakesWrittenBody, WrittenBody } from '../http/written-body';
import { ApiSlugOrDraft } from './api-slug';
import { asking } from './asking';
import { policyExamples } from './policy-body';
import { EvaluateDto, EvaluationDto, TrialListDto } from './judging.dto';

const examples = {
  analysis: {
    summary: 'An analysis, by the policy as it is kept',
    value: { analysis_id: '01a21912-c714-7160-b42c-07a293c799ed' },
  },
  draft: { summary: 'A draft, on the 20 latest analyses', value: { policy: policyExamples.json.value } },
  yaml: { summary: 'A draft as it is written', value: policyExamples.yaml.value },
};

/** Judges again what was measured before. */
@ApiTags('Policies')
@Controller('api/v1/policies')
export class JudgingController {
  constructor(private readonly judging: JudgingService) {}

  @Post(':slug/evaluate')
  @HttpCode(200)
  @Scopes('policies:read', 'probe:read')
  @TakesWrittenBody('yaml')
  @ApiOperation({
    summary: 'Judge what was measured before',
    description:
      'Nothing is decoded and nothing is kept. Name an analysis (analysis_id) or send one along (analysis); judge by the policy of the slug, by one of its versions, or by a draft (policy). A draft alone is tried on your 20 latest completed analyses. A check that a policy gives other numbers is weighed again from what it had measured; where those numbers steer the measurement itself it is not evaluated. A YAML body is the draft itself.',
  })
  @ApiSlugOrDraft('youtube-upload')
  @ApiConsumes('application/json', 'application/yaml')
  @ApiQuery({
    name: 'analysis_id',
    required: false,
    description: 'the same as in a JSON body, for a draft in YAML, which has no room for it',
    schema: { type: 'string', format: 'uuid' },
  })
  @ApiBody({ required: true, schema: { $ref: getSchemaPath(EvaluateDto) }, examples })
  @ApiExtraModels(EvaluateDto, EvaluationDto, TrialListDto)
  @ApiOkResponse({
    description: 'The verdict; for a draft alone one for each of the latest analyses.',
    schema: { oneOf: [{ $ref: getSchemaPath(EvaluationDto) }, { $ref: getSchemaPath(TrialListDto) }] },
  })
  @ApiFailures(400, 404, 409, 413, 415, 422, 503)
  async evaluate(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<EvaluationDto | TrialListDto> {
    const dto = validated(EvaluateDto, bodyOf(request));
    const wanted: JudgingRequest = { slug, version: dto.version ?? null, draft: draftOf(dto) };
    const who = asking(caller);
    if (dto.analysis_id !== undefined) return this.judging.judge(who, wanted, { analysisId: dto.analysis_id });
    if (dto.analysis !== undefined) return this.judging.judge(who, wanted, { document: documentFrom(dto.analysis) });
    return { items: await this.judging.tryOnLatest(who, wanted) };
  }
}

function bodyOf(request: FastifyRequest): object {
  const { body } = request;
  const query = request.query as object;
  if (body instanceof WrittenBody) return { ...query, policy: body.text };
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...query, ...body } : { ...query, body };
}

/** Lines of a draft within a JSON body are those of the draft printed with two spaces a level. */
function draftOf({ policy }: EvaluateDto): JudgingRequest['draft'] {
  if (policy === undefined) return null;
  return typeof policy === 'string'
    ? { text: policy, format: 'yaml' }
    : { text: JSON.stringify(policy, null, 2), format: 'json' };
}
