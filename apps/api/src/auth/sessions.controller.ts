import { type Caller, Login, type Origin, Sessions } from '@app/auth';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiFailures } from '../http/api-failures';
import { Budget } from '../limits/budget-names';
import { CurrentCaller, Public, Roles } from './decorators';
import './fastify-request';
import { CallOrigin } from './origin';
import { ChangePasswordDto, LoginDto, RefreshDto, TokensDto } from './sessions.dto';

/** Logins. */
@ApiTags('Auth')
@Controller('api/v1/auth')
export class SessionsController {
  constructor(
    private readonly logins: Login,
    private readonly sessions: Sessions,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  @Budget('login')
  @ApiOperation({
    summary: 'Log in',
    description:
      'Failed attempts make the next one wait, longer each time: by account, by address, and by both. The answer is the same whether or not the user exists.',
  })
  @ApiOkResponse({ type: TokensDto })
  @ApiFailures(400, 401, 503)
  async login(
    @Body() dto: LoginDto,
    @CallOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensDto> {
    void reply.header('cache-control', 'no-store');
    return TokensDto.of(await this.logins.login(dto.email, dto.password, origin));
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @ApiOperation({
    summary: 'Change a refresh token for new tokens',
    description:
      'A refresh token is good for one refresh. Using it again ends its whole session (401 REFRESH_TOKEN_REUSED). Of refreshes sent at the same time exactly one wins; the others change nothing and are answered 409 REFRESH_IN_FLIGHT.',
  })
  @ApiOkResponse({ type: TokensDto })
  @ApiFailures(400, 401, 409, 503)
  async refresh(
    @Body() dto: RefreshDto,
    @CallOrigin() origin: Origin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensDto> {
    void reply.header('cache-control', 'no-store');
    return TokensDto.of(await this.sessions.refresh(dto.refresh_token, origin, request.arrivedAt ?? performance.now()));
  }

  @Post('logout')
  @HttpCode(204)
  @Roles('admin', 'user', 'viewer')
  @ApiOperation({
    summary: 'End this session',
    description:
      'Its access and refresh tokens are refused from now on; other processes of the service follow within three seconds.',
  })
  @ApiNoContentResponse({ description: 'The session has ended.' })
  @ApiFailures(503)
  async logout(@CurrentCaller() caller: Caller, @CallOrigin() origin: Origin): Promise<void> {
    await this.logins.logout(caller, origin);
  }

  @Post('change-password')
  @HttpCode(204)
  @Roles('admin', 'user', 'viewer')
  @Budget('login')
  @ApiOperation({
    summary: 'Change your password',
    description: 'Ends all your sessions, this one included. API keys stay.',
  })
  @ApiNoContentResponse({ description: 'The password was changed. Log in again.' })
  @ApiFailures(400, 422, 503)
  async changePassword(
    @Body() dto: ChangePasswordDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<void> {
    await this.logins.changePassword(caller.userId, dto.current_password, dto.new_password, origin);
  }
}
