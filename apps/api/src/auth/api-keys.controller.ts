import { ApiKeys, type Caller, type Origin } from '@app/auth';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { ApiKeyPageDto, CreateApiKeyDto, RotateApiKeyDto, ToldApiKeyDto } from './api-keys.dto';
import { CurrentCaller, Roles } from './decorators';
import { CallOrigin } from './origin';
import { PageQueryDto } from '../http/page.dto';

/** A user's own keys, for programs. They need a session: no key may make another. */
@ApiTags('Auth')
@Controller('api/v1/auth/api-keys')
@Roles('admin', 'user', 'viewer')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  @ApiOperation({ summary: 'List your API keys, newest first' })
  @ApiOkResponse({ type: ApiKeyPageDto })
  @ApiFailures(400, 503)
  async list(@Query() query: PageQueryDto, @CurrentCaller() caller: Caller): Promise<ApiKeyPageDto> {
    return ApiKeyPageDto.of(await this.keys.list(caller.userId, query.cursor, query.limit));
  }

  @Post()
  @ApiOperation({ summary: 'Make an API key', description: 'The key is shown in this reply and never again.' })
  @ApiCreatedResponse({ type: ToldApiKeyDto })
  @ApiFailures(400, 409, 422, 503)
  async create(
    @Body() dto: CreateApiKeyDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ToldApiKeyDto> {
    void reply.header('cache-control', 'no-store');
    const expiresAt = dto.expires_at ? new Date(dto.expires_at) : null;
    return ToldApiKeyDto.told(
      await this.keys.create(caller, { name: dto.name, scopes: dto.scopes, expiresAt }, origin),
    );
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Give an API key a new secret',
    description:
      'The new key is shown in this reply and never again. With overlap_sec the secret before stays good for that long, so that programs can change over.',
  })
  @ApiBody({ type: RotateApiKeyDto, required: false })
  @ApiId('key, as GET /auth/api-keys lists it')
  @ApiOkResponse({ type: ToldApiKeyDto })
  @ApiFailures(400, 404, 503)
  async rotate(
    @Param('id') id: string,
    @Body() dto: RotateApiKeyDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ToldApiKeyDto> {
    void reply.header('cache-control', 'no-store');
    return ToldApiKeyDto.told(await this.keys.rotate(caller, id, dto.overlap_sec ?? 0, origin));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete an API key',
    description: 'It is refused from now on; other processes of the service follow within three seconds.',
  })
  @ApiId('key, as GET /auth/api-keys lists it')
  @ApiNoContentResponse({ description: 'Gone.' })
  @ApiFailures(404, 503)
  async delete(@Param('id') id: string, @CurrentCaller() caller: Caller, @CallOrigin() origin: Origin): Promise<void> {
    await this.keys.delete(caller, id, origin);
  }
}
