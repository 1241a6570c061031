import { Audit, type Caller, type Origin, Users } from '@app/auth';
import { WaiversService, type WaiverView } from '@app/policies';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { CallOrigin } from '../auth/origin';
import { PageQueryDto } from '../http/page.dto';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { ApiSlug } from './api-slug';
import { asking } from './asking';
import { CreateWaiverDto, WaiverDto, WaiverPageDto, WithdrawWaiversDto } from './waivers.dto';
import { UuidPipe } from '../http/path-parameters';

/** Departures from a rule that somebody answers for. */
@ApiTags('Policies')
@Controller('api/v1/policies/:slug/waivers')
export class WaiversController {
  constructor(
    private readonly waivers: WaiversService,
    private readonly users: Users,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Scopes('policies:read')
  @ApiOperation({ summary: 'List the waivers of a policy, newest first', description: 'Expired ones included.' })
  @ApiSlug('ebu-r128-hd')
  @ApiOkResponse({ type: WaiverPageDto })
  @ApiFailures(400, 404, 503)
  async list(
    @Param('slug') slug: string,
    @Query() query: PageQueryDto,
    @CurrentCaller() caller: Caller,
  ): Promise<WaiverPageDto> {
    const page = await this.waivers.list(asking(caller), slug, query.cursor, query.limit);
    return { user_id: page.ownerId, items: page.items, next_cursor: page.nextCursor };
  }

  @Post()
  @Scopes('policies:write')
  @ApiOperation({
    summary: 'Waive a rule',
    description:
      'Of one’s own or a built-in policy, for one’s own analyses. A waived rule shows in the verdict as `waived`, with what it covers, and weighs nothing.',
  })
  @ApiSlug('ebu-r128-hd')
  @ApiCreatedResponse({ type: WaiverDto })
  @ApiFailures(400, 404, 409, 422, 503)
  async create(
    @Param('slug') slug: string,
    @Body() dto: CreateWaiverDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaiverDto> {
    const author = dto.author ?? (await this.users.get(caller.userId)).email;
    const waiver = await this.waivers.create(caller.userId, slug, {
      rule: dto.rule,
      author,
      reason: dto.reason,
      expiresAt: dto.expires_at === null ? null : new Date(dto.expires_at),
    });
    await this.note(caller, origin, 'waiver.created', waiver);
    void reply.header('location', `/api/v1/policies/${waiver.policy}/waivers/${waiver.id}`);
    return waiver;
  }

  @Delete()
  @HttpCode(204)
  @Scopes('policies:write')
  @ApiOperation({ summary: 'Withdraw waivers', description: 'One by ?id=, or all of a rule by ?rule=.' })
  @ApiSlug('ebu-r128-hd')
  @ApiNoContentResponse({ description: 'Gone.' })
  @ApiFailures(400, 404, 503)
  async withdraw(
    @Param('slug') slug: string,
    @Query() query: WithdrawWaiversDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<void> {
    const gone =
      query.id !== undefined
        ? [await this.waivers.delete(caller.userId, slug, query.id)]
        : await this.waivers.deleteOfRule(caller.userId, slug, query.rule ?? '');
    for (const waiver of gone) await this.note(caller, origin, 'waiver.withdrawn', waiver);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('policies:write')
  @ApiOperation({ summary: 'Withdraw a waiver' })
  @ApiSlug('ebu-r128-hd')
  @ApiId('waiver')
  @ApiNoContentResponse({ description: 'Gone.' })
  @ApiFailures(400, 404, 503)
  async delete(
    @Param('slug') slug: string,
    @Param('id', UuidPipe) id: string,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<void> {
    await this.note(caller, origin, 'waiver.withdrawn', await this.waivers.delete(caller.userId, slug, id));
  }

  private async note(caller: Caller, origin: Origin, action: string, waiver: WaiverView): Promise<void> {
    const { policy, rule, author, reason, expires_at } = waiver;
    const details = { policy, rule, author, reason, expires_at };
    const deed = { actorId: caller.userId, keyId: caller.keyId, action, targetId: waiver.id, origin };
    await this.audit.record({ ...deed, details });
  }
}
