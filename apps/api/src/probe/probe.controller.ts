import { type Caller, Quotas } from '@app/auth';
import { nameOnce, SourceResolver, uploadSource, Uploads } from '@app/media';
import { ProbeService } from '@app/probe';
import { Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { Budget } from '../limits/budget-names';
import { ApiFailures } from '../http/api-failures';
import { isMultipart } from '../http/multipart';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { validated } from '../http/validate';
import { ApiAnalysisReplies } from './analysis-replies';
import { multipartProbeSchema } from './multipart-schema';
import { bodyOf, decodesEverything, ProbeAnswers } from './probe-answers';
import { ProbeFileDto, ProbeUrlDto, sourceOf } from './probe-file.dto';
import { ProbeOptionsDto } from './probe-options.dto';
import { receiveUpload } from './receive-upload';
import { sourceFields } from './source-fields';
import { filledIn, readTexts } from './text-values';

/** Asks what media is: accepts, waits for the worker, replies. */
@ApiTags('Probe')
@Controller('api/v1/probe')
export class ProbeController {
  constructor(
    private readonly probes: ProbeService,
    private readonly sources: SourceResolver,
    readonly uploads: Uploads,
    private readonly idempotent: IdempotentRoutes,
    readonly quotas: Quotas,
    private readonly answers: ProbeAnswers,
  ) {}

  @Post('file')
  @HttpCode(200)
  @Scopes('probe:write')
  @Budget({ name: 'uploads', where: isMultipart }, { name: 'heavy', where: decodesEverything })
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'Probe a file',
    description:
      'Send the file itself as multipart, or name a file below a media root, an upload, or an earlier analysis. Options may also stand in the query.',
  })
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiExtraModels(ProbeFileDto, ProbeOptionsDto)
  @ApiBody({ required: true, schema: { oneOf: [{ $ref: getSchemaPath(ProbeFileDto) }, multipartProbeSchema] } })
  @ApiIdempotent()
  @ApiAnalysisReplies()
  @ApiFailures(400, 404, 409, 413, 415, 422, 429, 503, 507)
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    if (isMultipart(request)) return this.multipart(request, reply, caller);
    const dto = validated(ProbeFileDto, { ...readTexts(request.query), ...bodyOf(request) });
    return this.idempotent.answer(request, reply, request.body, async () => {
      nameOnce(dto, sourceFields.ProbeFileDto, ['a multipart file']);
      const { analysis_id } = dto;
      const source =
        analysis_id !== undefined
          ? await this.probes.sourceOf(caller.userId, analysis_id)
          : await this.sources.resolve(caller.userId, sourceOf(dto));
      return this.answers.analysis(request, caller, dto, source);
    });
  }

  @Post('url')
  @HttpCode(200)
  @Scopes('probe:write')
  @Budget({ name: 'heavy', where: decodesEverything })
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: 'Probe a URL or an S3 object', description: 'Options may also stand in the query.' })
  @ApiBody({ type: ProbeUrlDto })
  @ApiIdempotent()
  @ApiAnalysisReplies()
  @ApiFailures(400, 404, 409, 413, 415, 422, 429, 503)
  async url(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    const dto = validated(ProbeUrlDto, { ...readTexts(request.query), ...bodyOf(request) });
    return this.idempotent.answer(request, reply, request.body, async () => {
      nameOnce(dto, sourceFields.ProbeUrlDto);
      return this.answers.analysis(request, caller, dto, await this.sources.resolve(caller.userId, sourceOf(dto)));
    });
  }

  /** The file is received before its key can be looked at: its content is part of what the key stands for. */
  private async multipart(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<string> {
    const { file, fields } = await receiveUpload(request, reply, caller.userId, this, 1);
    let used = false;
    try {
      const dto = validated(ProbeOptionsDto, readTexts({ ...(request.query as object), ...filledIn(fields) }));
      return await this.idempotent.answer(request, reply, { sha256: file.sha256, name: file.name, fields }, () => {
        used = true;
        return this.answers.analysis(request, caller, dto, uploadSource(file, true));
      });
    } catch (error) {
      used = false;
      throw error;
    } finally {
      if (!used) await this.uploads.delete(caller.userId, file.id);
    }
  }
}
