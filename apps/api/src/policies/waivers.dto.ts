import type { WaiverView } from '@app/policies';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IsMoment } from '../http/moment';
import { PageDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

const ruleId = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export class CreateWaiverDto {
  @ApiProperty({ description: 'id of the rule', example: 'no-flashes' })
  @IsString()
  @MaxLength(64)
  @Matches(ruleId, { message: 'rule must be the id of a rule' })
  rule!: string;

  @ApiPropertyOptional({ description: 'who answers for it; your e-mail address when absent', example: 'M. Perez, QC' })
  @IfGiven()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  author?: string;

  @ApiProperty({ example: 'Strobe scene agreed with the broadcaster; a warning is shown before it.' })
  @IsString()
  @Matches(/\S/, { message: 'reason must say why' })
  @MaxLength(1000)
  reason!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'still to come; covers nothing from that moment on; null, to be written out, never expires',
    example: '2030-12-31T00:00:00Z',
  })
  @ValidateIf((dto: CreateWaiverDto) => dto.expires_at !== null)
  @IsMoment()
  expires_at!: string | null;
}

export class WaiverDto implements WaiverView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'ebu-r128-hd' })
  policy!: string;

  @ApiProperty({ format: 'uuid', description: 'whose analyses it covers' })
  user_id!: string;

  @ApiProperty({ example: 'no-flashes' })
  rule!: string;

  @ApiProperty({ example: 'M. Perez, QC' })
  author!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expires_at!: string | null;

  @ApiProperty()
  expired!: boolean;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;
}

export class WaiverPageDto extends PageDto {
  @ApiProperty({ format: 'uuid', description: 'whose waivers these are' })
  user_id!: string;

  @ApiProperty({ type: [WaiverDto] })
  items!: WaiverView[];
}

/** Which waivers are withdrawn. */
export class WithdrawWaiversDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'this waiver alone, whatever rule says' })
  @ValidateIf((dto: WithdrawWaiversDto) => dto.id !== undefined || dto.rule === undefined)
  @IsUUID(undefined, { message: 'say which: ?id= of a waiver, or ?rule= for every waiver of a rule' })
  id?: string;

  @ApiPropertyOptional({ description: 'every waiver of this rule', example: 'no-flashes' })
  @IfGiven()
  @IsString()
  @MaxLength(64)
  rule?: string;
}
