import {
  allScopes,
  type Caller,
  holds,
  type QuotaStanding,
  type QuotaUsage,
  type Role,
  roles,
  type Scope,
  type User,
} from '@app/auth';
import { ApiProperty } from '@nestjs/swagger';

const credentials = ['session', 'api_key', 'none'] as const;

export class QuotaStandingDto {
  @ApiProperty({ type: Number, nullable: true, description: 'null: unlimited' })
  limit!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  used!: number | null;
}

export class QuotaUsageDto {
  @ApiProperty({ type: QuotaStandingDto, description: 'bytes of uploads' })
  stored_bytes!: QuotaStanding;

  @ApiProperty({ type: QuotaStandingDto, description: 'since midnight UTC' })
  cpu_seconds_per_day!: QuotaStanding;

  @ApiProperty({ type: QuotaStandingDto, description: 'waiting ones included' })
  running_jobs!: QuotaStanding;

  @ApiProperty({ type: QuotaStandingDto, description: 'items of batches not handed out yet' })
  waiting_items!: QuotaStanding;
}

export class MeDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'email' })
  email!: string;

  @ApiProperty({ enum: roles })
  role!: Role;

  @ApiProperty({ enum: credentials, description: 'how this call was authenticated' })
  credential!: (typeof credentials)[number];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  api_key_id!: string | null;

  @ApiProperty({ enum: allScopes, isArray: true, description: 'what role and key together allow' })
  scopes!: Scope[];

  @ApiProperty({ type: QuotaUsageDto })
  quotas!: QuotaUsageDto;

  static of(caller: Caller, user: User, usage: QuotaUsage): MeDto {
    return {
      id: user.id,
      email: user.email,
      role: user.role,
      credential: caller.keyId !== null ? 'api_key' : caller.sessionId !== null ? 'session' : 'none',
      api_key_id: caller.keyId,
      scopes: allScopes.filter((scope) => holds(caller, scope)),
      quotas: {
        stored_bytes: usage.storedBytes,
        cpu_seconds_per_day: usage.cpuSecondsPerDay,
        running_jobs: usage.runningJobs,
        waiting_items: usage.waitingItems,
      },
    };
  }
}
