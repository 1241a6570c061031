import { type Caller, type Origin, UserAdministration, Users } from '@app/auth';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { CurrentCaller, Roles } from './decorators';
import { CallOrigin } from './origin';
import {
  ChangeUserDto,
  CreateUserDto,
  ListUsersDto,
  NewPasswordDto,
  QuotasDto,
  UserDto,
  UserPageDto,
} from './users.dto';

/** The users of the installation, for administrators. Every change is in the audit log. */
@ApiTags('Administration')
@Controller('api/v1/admin/users')
@Roles('admin')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly administration: UserAdministration,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List users, newest first' })
  @ApiOkResponse({ type: UserPageDto })
  @ApiFailures(400, 503)
  async list(@Query() query: ListUsersDto): Promise<UserPageDto> {
    const { cursor, limit, ...filter } = query;
    return UserPageDto.of(await this.users.list(filter, cursor, limit));
  }

  @Post()
  @ApiOperation({ summary: 'Make a user' })
  @ApiCreatedResponse({ type: UserDto })
  @ApiFailures(400, 409, 503)
  async create(
    @Body() dto: CreateUserDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserDto> {
    const { email, password, role } = dto;
    const quotas = QuotasDto.toOverrides(dto.quotas);
    const user = UserDto.of(await this.users.create(caller, { email, password, role, quotas }, origin));
    void reply.header('location', `/api/v1/admin/users/${user.id}`);
    return user;
  }

  @Get(':id')
  @ApiOperation({ summary: 'One user' })
  @ApiId('user')
  @ApiOkResponse({ type: UserDto })
  @ApiFailures(404, 503)
  async one(@Param('id') id: string): Promise<UserDto> {
    return UserDto.of(await this.users.get(id));
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change role, quotas, or disable',
    description: 'The last active administrator can be neither disabled nor demoted.',
  })
  @ApiId('user')
  @ApiOkResponse({ type: UserDto })
  @ApiFailures(400, 404, 409, 503)
  async change(
    @Param('id') id: string,
    @Body() dto: ChangeUserDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<UserDto> {
    const { role, disabled, quotas } = dto;
    const change = {
      ...(role != null && { role }),
      ...(disabled != null && { disabled }),
      ...(quotas != null && { quotas: QuotasDto.toOverrides(quotas) }),
    };
    return UserDto.of(await this.administration.change(caller, id, change, origin));
  }

  @Post(':id/reset-password')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Give a user a new password',
    description: 'Made at random, shown in this reply and never again. Ends the user’s sessions; API keys stay.',
  })
  @ApiId('user')
  @ApiOkResponse({ type: NewPasswordDto })
  @ApiFailures(404, 503)
  async resetPassword(
    @Param('id') id: string,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewPasswordDto> {
    void reply.header('cache-control', 'no-store');
    return { password: await this.administration.resetPassword(caller, id, origin) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a user and everything that is theirs',
    description: 'The audit log keeps what they did.',
  })
  @ApiId('user')
  @ApiNoContentResponse({ description: 'Gone.' })
  @ApiFailures(404, 409, 503)
  async delete(@Param('id') id: string, @CurrentCaller() caller: Caller, @CallOrigin() origin: Origin): Promise<void> {
    await this.administration.delete(caller, id, origin);
  }
}
