import type { Caller } from '@app/auth';
import { Controller, Get, Post } from '@nestjs/common';
import {
  Authenticated,
  CallerIfAny,
  CurrentCaller,
  Public,
  Roles,
  Scopes,
} from '../../../apps/api/src/auth/decorators';
import { Budget, NoBudget } from '../../../apps/api/src/limits/budget-names';

/** Routes of every kind, as the API's own are guarded. */
@Controller('guarded')
export class GuardedController {
  @Get('public')
  @Public()
  everybody(): object {
    return {};
  }

  @Get('if-any')
  @Public()
  @NoBudget()
  ifAny(@CallerIfAny() caller: Caller | null): object {
    return { role: caller?.role ?? null };
  }

  @Get('caller')
  @Authenticated()
  caller(@CurrentCaller() caller: Caller): object {
    return caller;
  }

  @Get('read')
  @Scopes('probe:read')
  read(@CurrentCaller() caller: Caller): object {
    return caller;
  }

  @Post('write')
  @Scopes('probe:write')
  write(): object {
    return {};
  }

  @Post('uploads')
  @Scopes('probe:write')
  @Budget('uploads')
  upload(): object {
    return {};
  }

  @Get('admin')
  @Roles('admin')
  admin(): object {
    return {};
  }
}
