export { Batch } from './batch.entity';
export { BatchItem } from './batch-item.entity';
export { BatchPipelineModule } from './batch-pipeline.module';
export { type BatchFilter, BatchRepository } from './batch.repository';
export { BatchServiceModule } from './batch.module';
export { BatchService } from './batch.service';
export {
  type BatchListing,
  type BatchOptions,
  type BatchStatus,
  batchStatuses,
  concurrencies,
  type ItemStatus,
  itemStatuses,
  type ItemVerdict,
  itemVerdicts,
} from './batch-settings';
export type { BatchCounts, BatchItemView, BatchProgress, BatchView } from './batch-view';
export { BatchFeeder } from './feed/feeder';
export { FeedRound, type Room } from './feed/round';
export { type ExportFormat, exportFormats } from './read/exporter';
export type { ItemFilter } from './read/item.repository';
export type { ItemRequest, RefusedItem, RequestedSource } from './receive/item-request';
export { BatchReceiver, type BatchRequest, type ReceivedBatch } from './receive/receiver';
export { ReceptionRepository } from './receive/reception.repository';
