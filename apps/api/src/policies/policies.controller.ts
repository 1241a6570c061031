import { Audit, type Caller, type Origin } from '@app/auth';
import { type Changed, PoliciesService } from '@app/policies';
import { Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { CallOrigin } from '../auth/origin';
import { pageOf, PageQueryDto } from '../http/page.dto';
import { ApiFailures } from '../http/api-failures';
import { ApiOwnSlug, ApiSlug } from './api-slug';
import { asking } from './asking';
import { FullPolicyDto, PolicyPageDto, PolicyVersionQueryDto } from './policies.dto';
import { PolicyDiffDto, PolicyDiffQueryDto } from './policy-diff.dto';
import { policyText, TakesPolicy } from './policy-body';

/** What a delivery must be: built-in specifications, and one's own in versions. */
@ApiTags('Policies')
@Controller('api/v1/policies')
export class PoliciesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Scopes('policies:read')
  @ApiOperation({ summary: 'List policies', description: 'Built-in ones first, then one’s own, newest first.' })
  @ApiOkResponse({ type: PolicyPageDto })
  @ApiFailures(400, 503)
  async list(@Query() query: PageQueryDto, @CurrentCaller() caller: Caller): Promise<PolicyPageDto> {
    return pageOf(await this.policies.list(asking(caller), query.cursor, query.limit));
  }

  @Post()
  @Scopes('policies:write')
  @TakesPolicy()
  @ApiOperation({
    summary: 'Write a policy',
    description:
      'As YAML or JSON. A bad one is refused with line, column, place and reason of up to twenty faults. Its slug may then be named as `policy` of every probe of its owner.',
  })
  @ApiCreatedResponse({ type: FullPolicyDto })
  @ApiFailures(400, 409, 413, 415, 422, 503)
  async create(
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FullPolicyDto> {
    const made = await this.policies.create(caller.userId, policyText(request));
    await this.note(caller, origin, 'policy.created', made);
    void reply.header('location', `/api/v1/policies/${made.view.slug}`).header('etag', etagOf(made.view.version));
    return made.view;
  }

  @Get(':slug')
  @Scopes('policies:read')
  @ApiOperation({
    summary: 'One policy',
    description: 'With `Accept: application/yaml` the text as it was written (JSON where it was written so).',
  })
  @ApiSlug('youtube-upload')
  @ApiProduces('application/json', 'application/yaml')
  @ApiOkResponse({ type: FullPolicyDto })
  @ApiFailures(400, 404, 503)
  async one(
    @Param('slug') slug: string,
    @Query() query: PolicyVersionQueryDto,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FullPolicyDto | string> {
    const view = await this.policies.get(asking(caller), slug, query.version ?? null);
    void reply.header('etag', etagOf(view.version)).header('vary', 'accept');
    if (!/\byaml\b/.test(request.headers.accept ?? '')) return view;
    // YAML 1.2 holds JSON: what was written as JSON is YAML, too
    void reply.header('content-type', 'application/yaml; charset=utf-8');
    return view.text;
  }

  @Put(':slug')
  @Scopes('policies:write')
  @TakesPolicy()
  @ApiOperation({
    summary: 'Write the next version',
    description:
      'Versions before stay readable with ?version=. The same text again makes none. Analyses asked for before keep the version of then.',
  })
  @ApiOwnSlug('house-hd')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'the ETag that was read: refused with 409 where there is a later version by now',
    example: '"3"',
  })
  @ApiOkResponse({ type: FullPolicyDto })
  @ApiFailures(400, 404, 409, 413, 415, 422, 503)
  async replace(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FullPolicyDto> {
    const expected = versionOf(request.headers['if-match']);
    const made = await this.policies.replace(caller.userId, slug, policyText(request), expected);
    if (made.changed) await this.note(caller, origin, 'policy.changed', made);
    void reply.header('etag', etagOf(made.view.version));
    return made.view;
  }

  @Delete(':slug')
  @HttpCode(204)
  @Scopes('policies:write')
  @ApiOperation({
    summary: 'Delete a policy',
    description:
      'New work may not name it any more. What was asked for before is still judged by it; a policy of the same name later goes on counting its versions.',
  })
  @ApiOwnSlug('house-hd')
  @ApiNoContentResponse({ description: 'Gone.' })
  @ApiFailures(404, 409, 503)
  async delete(
    @Param('slug') slug: string,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<void> {
    const id = await this.policies.delete(caller.userId, slug);
    const deed = { actorId: caller.userId, keyId: caller.keyId, action: 'policy.deleted', targetId: id, origin };
    await this.audit.record({ ...deed, details: { slug } });
  }

  @Get(':slug/diff')
  @Scopes('policies:read')
  @ApiOperation({ summary: 'What differs between two versions' })
  @ApiSlug('house-hd')
  @ApiOkResponse({ type: PolicyDiffDto })
  @ApiFailures(400, 404, 503)
  async diff(
    @Param('slug') slug: string,
    @Query() query: PolicyDiffQueryDto,
    @CurrentCaller() caller: Caller,
  ): Promise<PolicyDiffDto> {
    return this.policies.diff(asking(caller), slug, query.from, query.to ?? null);
  }

  private async note(caller: Caller, origin: Origin, action: string, { id, view }: Changed): Promise<void> {
    const details = { slug: view.slug, version: view.version };
    await this.audit.record({ actorId: caller.userId, keyId: caller.keyId, action, targetId: id, origin, details });
  }
}

const etagOf = (version: number): string => `"${version}"`;

/** The version an If-Match names; null without one, and for `*`. What is no version of ours matches none. */
function versionOf(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const match = /^(?:W\/)?"?(\d{1,10})"?$/.exec(header.trim());
  return match ? Number(match[1]) : 0;
}
