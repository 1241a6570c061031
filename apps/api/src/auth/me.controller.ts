import { type Caller, Quotas, Users } from '@app/auth';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures } from '../http/api-failures';
import { Authenticated, CurrentCaller } from './decorators';
import { MeDto } from './me.dto';

/** Whoever asks. */
@ApiTags('Auth')
@Controller('api/v1/auth/me')
export class MeController {
  constructor(
    private readonly users: Users,
    private readonly quotas: Quotas,
  ) {}

  @Get()
  @Authenticated()
  @ApiOperation({ summary: 'Who you are, what you may, and what you use' })
  @ApiOkResponse({ type: MeDto })
  @ApiFailures(503)
  async me(@CurrentCaller() caller: Caller): Promise<MeDto> {
    const [user, usage] = await Promise.all([this.users.get(caller.userId), this.quotas.usage(caller.userId)]);
    return MeDto.of(caller, user, usage);
  }
}
