import type { Caller } from '@app/auth';
import { nameOnce, SourceResolver } from '@app/media';
import { streamSource } from '@app/probe';
import { Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { Budget } from '../limits/budget-names';
import { ApiFailures } from '../http/api-failures';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { validated } from '../http/validate';
import { ApiAnalysisReplies } from './analysis-replies';
import { bodyOf, ProbeAnswers } from './probe-answers';
import { ProbeStreamDto } from './probe-stream.dto';
import { sourceFields } from './source-fields';
import { readTexts } from './text-values';

const description =
  'Reads the manifest and measures every rendition: declared against measured bandwidth, codecs, resolution, frame rate, segment durations, ' +
  'keyframe alignment, groups, encryption. The result is an analysis whose `enhanced_analysis.ladder` holds the renditions.';

/** Asks what a stream is: all its renditions, declared and measured. */
@ApiTags('Probe')
@Controller('api/v1/probe')
export class StreamProbesController {
  constructor(
    private readonly sources: SourceResolver,
    private readonly idempotent: IdempotentRoutes,
    private readonly answers: ProbeAnswers,
  ) {}

  @Post('hls')
  @HttpCode(200)
  @Scopes('probe:write')
  @Budget('heavy')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: 'Probe an HLS stream', description })
  @ApiBody({ type: ProbeStreamDto })
  @ApiIdempotent()
  @ApiAnalysisReplies()
  @ApiFailures(400, 404, 409, 413, 415, 422, 429, 503)
  hls(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return this.stream('hls', request, reply, caller);
  }

  @Post('dash')
  @HttpCode(200)
  @Scopes('probe:write')
  @Budget('heavy')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: 'Probe a DASH stream', description })
  @ApiBody({ type: ProbeStreamDto })
  @ApiIdempotent()
  @ApiAnalysisReplies()
  @ApiFailures(400, 404, 409, 413, 415, 422, 429, 503)
  dash(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return this.stream('dash', request, reply, caller);
  }

  private stream(
    format: 'hls' | 'dash',
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
  ): Promise<string> {
    const dto = validated(ProbeStreamDto, { ...readTexts(request.query), ...bodyOf(request) });
    return this.idempotent.answer(request, reply, request.body, async () => {
      nameOnce(dto, sourceFields.ProbeStreamDto);
      const named = await this.sources.resolve(caller.userId, ProbeStreamDto.toSource(dto));
      return this.answers.analysis(
        request,
        caller,
        dto,
        streamSource(format, named),
        ProbeStreamDto.toStreamOptions(dto),
      );
    });
  }
}
