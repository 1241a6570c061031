import { Audit, type Caller, type Origin } from '@app/auth';
import { UserSecrets } from '@app/webhooks';
import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { CallOrigin } from '../auth/origin';
import { ApiFailures } from '../http/api-failures';
import { SigningSecretDto } from './signing-secret.dto';
import { RotateSecretDto } from './webhooks.dto';

/** One's own secret for the webhook_url of requests, which have no webhook to keep one. */
@ApiTags('Webhooks')
@Controller('api/v1/webhooks/signing-secret')
export class SigningSecretController {
  constructor(
    private readonly secrets: UserSecrets,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Scopes('webhooks:write')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'The secret that signs what goes to a request’s webhook_url',
    description: 'One a user. Needs webhooks:write: whoever knows it can sign.',
  })
  @ApiOkResponse({ type: SigningSecretDto })
  @ApiFailures(503)
  async tell(@CurrentCaller() caller: Caller): Promise<SigningSecretDto> {
    return SigningSecretDto.of(await this.secrets.tell(caller.userId));
  }

  @Post('rotate')
  @HttpCode(200)
  @Scopes('webhooks:write')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Replace the secret that signs what goes to a request’s webhook_url',
    description: 'For overlap_sec every message carries two signatures.',
  })
  @ApiOkResponse({ type: SigningSecretDto })
  @ApiFailures(400, 503)
  async rotate(
    @Body() dto: RotateSecretDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<SigningSecretDto> {
    const rotated = await this.secrets.rotate(caller.userId, dto.overlap_sec);
    const deed = { actorId: caller.userId, keyId: caller.keyId, targetId: caller.userId, origin };
    await this.audit.record({ ...deed, action: 'signing-secret.rotated' });
    return SigningSecretDto.of(rotated);
  }
}
