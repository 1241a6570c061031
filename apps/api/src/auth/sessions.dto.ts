import { longestPassword, shortestPassword, type Tokens } from '@app/auth';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, MaxLength } from 'class-validator';

export class LoginDto {
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.com' })
  @IsString()
  @MaxLength(254)
  email!: string;

  @ApiProperty({ format: 'password', maxLength: longestPassword, example: 'correct horse battery staple' })
  @IsString()
  @MaxLength(longestPassword)
  password!: string;
}

export class RefreshDto {
  @ApiProperty({ maxLength: 4096, example: 'ffr_0197a1c27d507a63a1a83c1b8a3f5d11.q0Vd…' })
  @IsString()
  @MaxLength(4096)
  refresh_token!: string;
}

export class ChangePasswordDto {
  @ApiProperty({ format: 'password', maxLength: longestPassword })
  @IsString()
  @MaxLength(longestPassword)
  current_password!: string;

  @ApiProperty({ format: 'password', minLength: shortestPassword, maxLength: longestPassword })
  @IsString()
  @Length(shortestPassword, longestPassword)
  new_password!: string;
}

export class TokensDto {
  @ApiProperty({ description: 'for `Authorization: Bearer …`', example: 'eyJhbGciOiJIUzI1NiIs…' })
  access_token!: string;

  @ApiProperty({ description: 'good for one refresh', example: 'ffr_0197a1c27d507a63a1a83c1b8a3f5d11.q0Vd…' })
  refresh_token!: string;

  @ApiProperty({ enum: ['Bearer'] })
  token_type!: 'Bearer';

  @ApiProperty({ description: 'seconds until the access token expires', example: 900 })
  expires_in!: number;

  static of(tokens: Tokens): TokensDto {
    return {
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      token_type: 'Bearer',
      expires_in: tokens.expiresInSec,
    };
  }
}
