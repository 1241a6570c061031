import { QualityServiceModule } from '@app/quality';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Batch } from './batch.entity';
import { BatchItem } from './batch-item.entity';
import { BatchRepository } from './batch.repository';
import { BatchService } from './batch.service';
import { BatchEnding } from './ending';
import { BatchExporter } from './read/exporter';
import { ItemRepository } from './read/item.repository';
import { ItemSources } from './receive/item-sources';
import { BatchReceiver } from './receive/receiver';
import { ReceptionRepository } from './receive/reception.repository';

/** The service side: takes in, shows and steers. */
@Module({
  imports: [TypeOrmModule.forFeature([Batch, BatchItem]), QualityServiceModule],
  providers: [
    BatchRepository,
    ItemRepository,
    ReceptionRepository,
    ItemSources,
    BatchReceiver,
    BatchExporter,
    BatchEnding,
    BatchService,
  ],
  exports: [BatchRepository, ReceptionRepository, ItemSources, BatchReceiver, BatchService, QualityServiceModule],
})
export class BatchServiceModule {}
