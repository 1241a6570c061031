import type { ItemRequest, RequestedSource } from '@app/batch';
import { AppError } from '@app/errors';
import { ApiPropertyOptional, IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { validated } from '../http/validate';
import { ProbeOptionsDto } from '../probe/probe-options.dto';
import { ComparedSourceDto } from '../quality/compared-source.dto';
import { CompareDto } from '../quality/compare.dto';
import { comparisonFields } from './batch-options.dto';
import { IfGiven } from '../http/if-given';

const sourceFields = ['file_path', 'upload_id', 'analysis_id', 'url', 'headers', 's3'] as const;

/** One item: a source, or the two sides of a comparison; what it says besides goes before what the batch says. */
export class BatchItemDto extends IntersectionType(
  PickType(ComparedSourceDto, sourceFields),
  OmitType(ProbeOptionsDto, ['async', 'abort_on_disconnect', 'priority']),
  PickType(CompareDto, comparisonFields),
) {
  @ApiPropertyOptional({
    type: ComparedSourceDto,
    description: 'what it should look like: makes the item a comparison',
  })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => ComparedSourceDto)
  reference?: ComparedSourceDto;

  @ApiPropertyOptional({ type: ComparedSourceDto, description: 'what it looks like' })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => ComparedSourceDto)
  distorted?: ComparedSourceDto;
}

/** From an untrusted value to an item; one that is malformed keeps its reasons. */
export function itemOf(value: unknown): ItemRequest {
  try {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed('', 'must be an object');
    return request(validated(BatchItemDto, value));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'malformed', errors: error.errors ?? [{ path: '', message: error.message }] };
  }
}

export function malformed(path: string, message: string): ItemRequest {
  return { kind: 'malformed', errors: [{ path, message }] };
}

function request(dto: BatchItemDto): ItemRequest {
  const labels = dto.labels ?? {};
  const { reference, distorted } = dto;
  if (reference === undefined && distorted === undefined) {
    return { kind: 'analysis', source: sourceOf(dto), overrides: named(dto, ProbeOptionsDto.toOptions(dto)), labels };
  }
  if (reference === undefined || distorted === undefined)
    return malformed(reference === undefined ? 'reference' : 'distorted', 'a comparison needs reference and distorted');
  if (Object.keys(sourceOf(dto)).length > 0) return malformed('', 'name either one source, or reference and distorted');
  for (const [path, side] of Object.entries({ reference, distorted }))
    if (side.manifest_url !== undefined)
      return malformed(`${path}.manifest_url`, 'manifests can’t be items of a batch');
  const overrides = named(dto, CompareDto.toOptions(dto as unknown as CompareDto));
  return { kind: 'comparison', reference: sourceOf(reference), distorted: sourceOf(distorted), overrides, labels };
}

function sourceOf(dto: Partial<ComparedSourceDto>): RequestedSource {
  return Object.fromEntries(sourceFields.flatMap((field) => (dto[field] === undefined ? [] : [[field, dto[field]]])));
}

/** Of options with their defaults filled in those that the item itself names. */
function named<T extends object>(dto: object, options: T): Partial<T> {
  const given = dto as Record<string, unknown>;
  return Object.fromEntries(Object.entries(options).filter(([name]) => given[name] !== undefined)) as Partial<T>;
}
