import { type Caller, visibilityOf } from '@app/auth';
import { BatchService } from '@app/batch';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { pageOf } from '../http/page.dto';
import { BatchItemPageDto } from './batch-item-view.dto';
import { BatchDto, BatchPageDto } from './batch.dto';
import { exportExamples } from './export-examples';
import { ExportQueryDto, ListBatchesDto, ListItemsDto } from './batch-query.dto';
import { UuidPipe } from '../http/path-parameters';

const types = { csv: 'text/csv; charset=utf-8; header=present', ndjson: 'application/x-ndjson; charset=utf-8' };

/** The batches that were asked for. */
@ApiTags('Batch')
@Controller('api/v1/batch')
export class BatchesController {
  constructor(private readonly batches: BatchService) {}

  @Get()
  @Scopes('batch:read')
  @ApiOperation({ summary: 'List batches, newest first' })
  @ApiOkResponse({ type: BatchPageDto })
  @ApiFailures(400, 429, 503)
  async list(@Query() query: ListBatchesDto, @CurrentCaller() caller: Caller): Promise<BatchPageDto> {
    const filter = ListBatchesDto.toFilter(query);
    return pageOf(await this.batches.list(visibilityOf(caller), filter, query.cursor, query.limit));
  }

  @Get('status/:id')
  @Scopes('batch:read')
  @ApiOperation({
    summary: 'How a batch stands (another name of GET /batch/:id)',
    description: 'The same as GET /batch/:id.',
  })
  @ApiId('batch')
  @ApiOkResponse({ type: BatchDto })
  @ApiFailures(400, 404, 429, 503)
  async status(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<BatchDto> {
    return this.batches.get(visibilityOf(caller), id);
  }

  @Get(':id')
  @Scopes('batch:read')
  @ApiOperation({
    summary: 'How a batch stands',
    description:
      'Counts by state and verdict, throughput, the time of its end at this pace, the slowest and the first errors.',
  })
  @ApiId('batch')
  @ApiOkResponse({ type: BatchDto })
  @ApiFailures(400, 404, 429, 503)
  async one(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<BatchDto> {
    return this.batches.get(visibilityOf(caller), id);
  }

  @Get(':id/items')
  @Scopes('batch:read')
  @ApiOperation({ summary: 'The items of a batch', description: 'In the order they were named, with their verdicts.' })
  @ApiId('batch')
  @ApiOkResponse({ type: BatchItemPageDto })
  @ApiFailures(400, 404, 429, 503)
  async items(
    @Param('id', UuidPipe) id: string,
    @Query() query: ListItemsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<BatchItemPageDto> {
    const filter = ListItemsDto.toFilter(query);
    return pageOf(await this.batches.items(visibilityOf(caller), id, filter, query.cursor, query.limit));
  }

  @Get(':id/export')
  @Scopes('batch:read')
  @ApiOperation({
    summary: 'Every item in one file',
    description:
      'Streamed, as it stands now. CSV for spreadsheets: text that begins with = + - @ TAB or CR gets an apostrophe in front. NDJSON: the same fields as they are.',
  })
  @ApiId('batch')
  @ApiOkResponse({
    description: 'One line an item.',
    content: {
      'text/csv': { schema: { type: 'string' }, example: exportExamples.csv },
      'application/x-ndjson': { schema: { type: 'string' }, example: exportExamples.ndjson },
    },
  })
  @ApiFailures(400, 404, 429, 503)
  async export(
    @Param('id', UuidPipe) id: string,
    @Query() { format }: ExportQueryDto,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const rows = await this.batches.export(visibilityOf(caller), id, format);
    return new StreamableFile(rows, {
      type: types[format],
      disposition: `attachment; filename="batch-${id}.${format}"`,
    });
  }
}
