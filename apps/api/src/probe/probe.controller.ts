import type { Caller } from '@app/auth';
import { SourceResolver, uploadSource, Uploads } from '@app/media';
import { type AnalysisRequest, ProbeService } from '@app/probe';
import { Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { isMultipart, receiveMultipart } from '../http/multipart';
import { validated } from '../http/validate';
import { ApiAnalysisReplies } from './analysis-replies';
import { multipartProbeSchema } from './multipart-schema';
import { ProbeFileDto, ProbeUrlDto, sourceOf } from './probe-file.dto';
import { ProbeOptionsDto } from './probe-options.dto';

/** Asks what media is: accepts, waits for the worker, replies. */
@ApiTags('Probe')
@Controller('api/v1/probe')
export class ProbeController {
  constructor(
    private readonly probes: ProbeService,
    private readonly sources: SourceResolver,
    private readonly uploads: Uploads,
  ) {}

  @Post('file')
  @HttpCode(200)
  @Scopes('probe:write')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: 'Probe a file', description: 'Send the file itself as multipart, or name a file below a media root, an upload, or an earlier analysis. Options may also stand in the query.' })
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiExtraModels(ProbeFileDto, ProbeOptionsDto)
  @ApiBody({ required: true, schema: { oneOf: [{ $ref: getSchemaPath(ProbeFileDto) }, multipartProbeSchema] } })
  @ApiAnalysisReplies()
  @ApiFailures(400, 409, 413, 415, 422, 429, 503, 507)
  async file(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @CurrentCaller() caller: Caller): Promise<string> {
    if (isMultipart(request)) return this.multipart(request, reply, caller);
    const dto = validated(ProbeFileDto, { ...(request.query as object), ...bodyOf(request) });
    const source = dto.analysis_id !== undefined ? await this.probes.sourceOf(caller.userId, dto.analysis_id) : await this.sources.resolve(caller.userId, sourceOf(dto));
    return this.answer(reply, caller, dto, source);
  }

  @Post('url')
  @HttpCode(200)
  @Scopes('probe:write')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: 'Probe a URL or an S3 object' })
  @ApiBody({ type: ProbeUrlDto })
  @ApiAnalysisReplies()
  @ApiFailures(400, 409, 413, 415, 422, 429, 503)
  async url(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @CurrentCaller() caller: Caller): Promise<string> {
    const dto = validated(ProbeUrlDto, { ...(request.query as object), ...bodyOf(request) });
    return this.answer(reply, caller, dto, await this.sources.resolve(caller.userId, sourceOf(dto)));
  }

  private async multipart(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<string> {
    const discard = (upload: { id: string }) => this.uploads.delete(caller.userId, upload.id);
    const received = await receiveMultipart(request, (name, bytes) => this.uploads.accept(caller.userId, name, bytes), discard);
    try {
      const dto = validated(ProbeOptionsDto, { ...(request.query as object), ...received.fields });
      return await this.answer(reply, caller, dto, uploadSource(received.file, true));
    } catch (error) {
      await discard(received.file);
      throw error;
    }
  }

  private async answer(reply: FastifyReply, caller: Caller, dto: ProbeOptionsDto, source: AnalysisRequest['source']): Promise<string> {
    const request = { source, options: ProbeOptionsDto.toOptions(dto), labels: dto.labels ?? {} };
    const { id, finished } = dto.async
      ? { id: await this.probes.submit(caller.userId, request), finished: false }
      : await this.probes.submitAndWait(caller.userId, request);
    const body = await this.probes.freshBody(caller.userId, id);
    void reply.header('etag', body.etag).header('location', `/api/v1/probe/analyses/${id}`);
    void reply.status(finished && body.settled ? 200 : 202);
    return body.json;
  }
}

function bodyOf(request: FastifyRequest): object {
  const body = request.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : { body };
}
