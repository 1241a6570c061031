import { AppError } from '@app/errors';
import type { Subject } from '@app/llm';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { IfGiven } from '../http/if-given';

/** What is to be explained: exactly one of these. */
export class SubjectDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'exactly one of analysis_id, comparison_id and batch_id' })
  @IfGiven()
  @IsUUID()
  analysis_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  comparison_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  batch_id?: string;
}

/** @throws AppError VALIDATION_FAILED unless exactly one is named */
export function subjectOf({ analysis_id, comparison_id, batch_id }: SubjectDto): Subject {
  const named = [
    { kind: 'analysis' as const, id: analysis_id },
    { kind: 'comparison' as const, id: comparison_id },
    { kind: 'batch' as const, id: batch_id },
  ].flatMap(({ kind, id }) => (id === undefined ? [] : [{ kind, id }]));
  const [subject, ...others] = named;
  if (subject && others.length === 0) return subject;
  const message = 'name exactly one of analysis_id, comparison_id and batch_id';
  throw new AppError(
    'VALIDATION_FAILED',
    'bad-request',
    `${message[0]?.toUpperCase()}${message.slice(1)}.`,
    {},
    { errors: [{ path: 'analysis_id', message }] },
  );
}
