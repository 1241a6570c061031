import { longestPassword, type QuotaOverrides, type Role, roles, shortestPassword, type User } from '@app/auth';
import { type Page, storableText } from '@app/database';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageDto, PageQueryDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

const mostInt = 2_147_483_647;

/** Own quotas of a user. */
export class QuotasDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    nullable: true,
    description: 'bytes of uploads; null: the installation’s default, 0: unlimited',
    example: 10_737_418_240,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  stored_bytes?: number | null;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    nullable: true,
    description: 'by day in UTC; null: the installation’s default, 0: unlimited',
    example: 36_000,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostInt)
  cpu_seconds_per_day?: number | null;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    nullable: true,
    description: 'waiting ones included; null: the installation’s default, 0: unlimited',
    example: 100,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostInt)
  running_jobs?: number | null;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    nullable: true,
    description: 'items of batches not handed out yet; null: the installation’s default, 0: unlimited',
    example: 1_000_000,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostInt)
  waiting_items?: number | null;

  static toOverrides(dto: QuotasDto | undefined): QuotaOverrides {
    return {
      storedBytes: dto?.stored_bytes,
      cpuSecondsPerDay: dto?.cpu_seconds_per_day,
      runningJobs: dto?.running_jobs,
      waitingItems: dto?.waiting_items,
    };
  }
}

export class CreateUserDto {
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.com' })
  // class-validator measures it in UTF-8, which half a surrogate pair has none of.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? storableText(value) : value))
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @ApiProperty({ format: 'password', minLength: shortestPassword, maxLength: longestPassword })
  @IsString()
  @Length(shortestPassword, longestPassword)
  password!: string;

  @ApiProperty({ enum: roles })
  @IsIn(roles)
  role!: Role;

  @ApiPropertyOptional({ type: QuotasDto })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => QuotasDto)
  quotas?: QuotasDto;
}

export class ChangeUserDto {
  @ApiPropertyOptional({ enum: roles })
  @IfGiven()
  @IsIn(roles)
  role?: Role;

  @ApiPropertyOptional({ description: 'true: ends all sessions and refuses passwords and keys' })
  @IfGiven()
  @IsBoolean()
  disabled?: boolean;

  @ApiPropertyOptional({ type: QuotasDto, description: 'those named are changed' })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => QuotasDto)
  quotas?: QuotasDto;
}

export class ListUsersDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: roles, description: 'only users of this role' })
  @IfGiven()
  @IsIn(roles)
  role?: Role;

  @ApiPropertyOptional({ maxLength: 254, description: 'exactly this address', example: 'ada@example.com' })
  @IfGiven()
  @IsString()
  @MaxLength(254)
  email?: string;
}

export class UserDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'email' })
  email!: string;

  @ApiProperty({ enum: roles })
  role!: Role;

  @ApiProperty()
  disabled!: boolean;

  @ApiProperty({ type: QuotasDto })
  quotas!: QuotasDto;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  last_login_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  password_changed_at!: string | null;

  static of(user: User): UserDto {
    return {
      id: user.id,
      email: user.email,
      role: user.role,
      disabled: user.disabledAt !== null,
      quotas: {
        stored_bytes: user.quotaStoredBytes === null ? null : Number(user.quotaStoredBytes),
        cpu_seconds_per_day: user.quotaCpuSecondsPerDay,
        running_jobs: user.quotaRunningJobs,
        waiting_items: user.quotaWaitingItems,
      },
      created_at: user.createdAt.toISOString(),
      last_login_at: user.lastLoginAt?.toISOString() ?? null,
      password_changed_at: user.passwordChangedAt?.toISOString() ?? null,
    };
  }
}

export class UserPageDto extends PageDto {
  @ApiProperty({ type: [UserDto] })
  items!: UserDto[];

  static of(page: Page<User>): UserPageDto {
    return { items: page.items.map((user) => UserDto.of(user)), next_cursor: page.nextCursor };
  }
}

export class NewPasswordDto {
  @ApiProperty({ description: 'the new password, shown this once', example: 'r4nQ0Vd0yLbBBSOOiVAL' })
  password!: string;
}
