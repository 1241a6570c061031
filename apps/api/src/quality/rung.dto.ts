import type { Rung } from '@app/quality';
import { ApiProperty } from '@nestjs/swagger';

const number = { type: Number, nullable: true };

/** Bit rate against quality of one distorted side. */
export class RungDto implements Rung {
  @ApiProperty({ format: 'uuid' })
  comparison_id!: string;

  @ApiProperty({ description: 'name of the source' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, description: 'of a manifest: the rendition, as in its ladder' })
  rendition!: string | null;

  @ApiProperty(number)
  width!: number | null;

  @ApiProperty(number)
  height!: number | null;

  @ApiProperty({ ...number, description: 'of the picture; of the whole file where the picture’s own is unknown' })
  bit_rate_bps!: number | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'null while it is not finished' })
  valid!: boolean | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number', nullable: true },
    description: 'mean of each metric',
    example: { vmaf: 93.1, psnr: 41.2 },
  })
  quality!: Record<string, number | null>;
}
