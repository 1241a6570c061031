import type { ToldSecret } from '@app/webhooks';
import { ApiProperty } from '@nestjs/swagger';

export class SigningSecretDto {
  @ApiProperty({
    description: 'verify `webhook-signature` with it (Standard Webhooks)',
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDvC2FVsBQIhr=',
  })
  secret!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'until when the secret before the last rotation signs as well',
  })
  previous_secret_until!: string | null;

  static of({ secret, previousUntil }: ToldSecret): SigningSecretDto {
    return { secret, previous_secret_until: previousUntil?.toISOString() ?? null };
  }
}
