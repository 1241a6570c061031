import type { ErrorCategory, FieldError } from '@app/errors';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** The only place that turns a failure's category into an HTTP status. */
export const statusOf: Record<ErrorCategory, number> = {
  'bad-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  range: 416,
  unprocessable: 422,
  media: 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
  'no-space': 507,
};

export class FieldErrorDto implements FieldError {
  @ApiProperty({ description: 'where the refused value stands in the request', example: 'options.depth' })
  path!: string;

  @ApiProperty({ example: 'must be one of quick, standard, full' })
  message!: string;
}

/** RFC 9457 problem details, with a stable `code`. */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  type!: string;

  @ApiProperty({ example: 'Unprocessable Content' })
  title!: string;

  @ApiProperty({ example: 422 })
  status!: number;

  @ApiProperty({
    description: 'what happened and what to do',
    example: 'There is no such file below the media roots of this service.',
  })
  detail!: string;

  @ApiProperty({ description: 'stable, for programs', example: 'PATH_NOT_AVAILABLE' })
  code!: string;

  @ApiProperty({
    description: 'the request, as in the logs and in X-Request-Id',
    example: '0197a1c2-7d50-7a63-a1a8-3c1b8a3f5d11',
  })
  request_id!: string;

  @ApiPropertyOptional({ type: [FieldErrorDto], description: 'every refused field, for failed validation' })
  errors?: FieldErrorDto[];
}
