import type { Sampling } from '@app/quality';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsInt,
  Max,
  Min,
  Validate,
  type ValidationArguments,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { IfGiven } from '../http/if-given';

/** Frames or scenes: an interval is that of one kind of sample. */
@ValidatorConstraint()
class OneSampling implements ValidatorConstraintInterface {
  validate(frames: unknown, { object }: ValidationArguments): boolean {
    return frames === 1 || ((object as SamplingDto).every_n_scenes ?? 1) === 1;
  }

  defaultMessage(): string {
    return 'sampling takes every_n_frames or every_n_scenes, not both';
  }
}

export class SamplingDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    default: 1,
    description: 'figures of every n-th frame; means then carry a 95 % confidence interval',
  })
  @IsInt()
  @Min(1)
  @Max(1000)
  @Validate(OneSampling)
  every_n_frames: number = 1;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    default: 1,
    description:
      'all frames of every n-th scene, not together with every_n_frames; the interval is then that of a sample of scenes',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(1000)
  every_n_scenes?: number;

  static toSampling({ every_n_frames, every_n_scenes = 1 }: SamplingDto): Sampling {
    return { every_n_frames, ...(every_n_scenes > 1 && { every_n_scenes }) };
  }
}
