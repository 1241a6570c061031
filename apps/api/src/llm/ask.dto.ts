import type { AnswerView } from '@app/llm';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { TokenCountsDto } from './insights.dto';
import { SubjectDto } from './subject.dto';
import { IfGiven } from '../http/if-given';

export class AskDto extends SubjectDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: 'Why does it fail, and what do I change first?' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  question!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'goes on with an earlier conversation' })
  @IfGiven()
  @IsUUID()
  conversation_id?: string;
}

export class AnswerDto implements AnswerView {
  @ApiProperty({ format: 'uuid' })
  conversation_id!: string;

  @ApiProperty()
  answer!: string;

  @ApiProperty({ type: [String] })
  citations!: string[];

  @ApiProperty()
  grounded!: boolean;

  @ApiProperty()
  dropped_claims!: number;

  @ApiProperty({ enum: ['llm', 'rules'] })
  generated_by!: 'llm' | 'rules';

  @ApiProperty({ type: String, nullable: true })
  fallback_reason!: string | null;

  @ApiProperty({ type: String, nullable: true })
  provider!: string | null;

  @ApiProperty({ type: String, nullable: true })
  model!: string | null;

  @ApiProperty({ type: TokenCountsDto })
  tokens!: TokenCountsDto;
}
