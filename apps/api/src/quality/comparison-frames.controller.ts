import { type Caller, visibilityOf } from '@app/auth';
import { QualityService } from '@app/quality';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { FramesQueryDto, StillQueryDto } from './comparison.dto';
import { IntegerPipe, UuidPipe } from '../http/path-parameters';

const types = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' };
const binary = { schema: { type: 'string' as const, format: 'binary' } };

const example = {
  frames: [
    {
      n: 0,
      reference_frame: 0,
      distorted_frame: 0,
      time_sec: 0,
      psnr_y: 41.2,
      ssim_all: 0.991,
      vmaf: 95.1,
      infinite: [],
    },
    {
      n: 1,
      reference_frame: 1,
      distorted_frame: 1,
      time_sec: 0.04,
      psnr_y: null,
      ssim_all: 1,
      vmaf: 99.9,
      infinite: ['psnr_y'],
    },
  ],
  count: 2,
};
const exampleCsv = `n,reference_frame,distorted_frame,time_sec,psnr_y,ssim_all,vmaf
0,0,0,0,41.2,0.991,95.1
1,1,1,0.04,inf,1,99.9
`;

/** The frames of a comparison: their figures and their pictures. */
@ApiTags('Quality')
@Controller('api/v1/quality/comparisons/:id/frames')
export class ComparisonFramesController {
  constructor(private readonly quality: QualityService) {}

  @Get()
  @Scopes('quality:read')
  @ApiOperation({
    summary: 'Every frame of every metric',
    description:
      'Streamed. An infinite PSNR is null and named in `infinite`; in CSV it is `inf`. With sampling only the frames that were measured.',
  })
  @ApiId('comparison')
  @ApiOkResponse({
    description: 'One entry or line a frame, with the figures of the metrics that were asked for.',
    content: {
      'application/json': { schema: { type: 'object', additionalProperties: true }, example },
      'text/csv': { schema: { type: 'string' }, example: exampleCsv },
    },
  })
  @ApiFailures(400, 404, 409, 429, 503)
  async frames(
    @Param('id', UuidPipe) id: string,
    @Query() { format }: FramesQueryDto,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const bytes = await this.quality.framesOf(visibilityOf(caller), id, format);
    return new StreamableFile(bytes, {
      type: types[format],
      disposition: `inline; filename="comparison-${id}.${format}"`,
    });
  }

  @Get(':n/image')
  @Scopes('quality:read')
  @ApiOperation({
    summary: 'A picture of a compared frame',
    description: 'Made by a worker when it is first asked for, then kept with the comparison.',
  })
  @ApiId('comparison')
  @ApiParam({ name: 'n', description: 'n of GET …/frames', example: 0 })
  @ApiOkResponse({ content: { 'image/png': binary } })
  @ApiFailures(400, 404, 409, 422, 429, 503)
  async image(
    @Param('id', UuidPipe) id: string,
    @Param('n', IntegerPipe) n: number,
    @Query() { side }: StillQueryDto,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const { bytes, sizeBytes } = await this.quality.still(visibilityOf(caller), id, n, side);
    return new StreamableFile(bytes, { type: 'image/png', ...(sizeBytes !== null && { length: sizeBytes }) });
  }
}
