import type { MigrationInterface } from 'typeorm';
import { Initial1795465743296 } from './1795465743296-Initial';
import { AppendOnlyAudit1795465743297 } from './1795465743297-AppendOnlyAudit';
import { Policies1795691288229 } from './1795691288229-Policies';
import { Batches1795691964767 } from './1795691964767-Batches';
import { Thumbnails1795693768666 } from './1795693768666-Thumbnails';
import { Insights1795696704554 } from './1795696704554-Insights';
import { ReusedComparisons1795697057092 } from './1795697057092-ReusedComparisons';
import { ProviderUsage1795704414313 } from './1795704414313-ProviderUsage';
import { WaitingItems1795704230443 } from './1795704230443-WaitingItems';
import { ReportShares1795697129038 } from './1795697129038-ReportShares';
import { WorkOrigin1795704924885 } from './1795704924885-WorkOrigin';
import { AnalysisFilters1795704924886 } from './1795704924886-AnalysisFilters';
import { LighterCompression1795705000000 } from './1795705000000-LighterCompression';

/** Oldest first. Generated, reviewed, never edited once released. */
export const migrations: (new () => MigrationInterface)[] = [
  Initial1795465743296,
  AppendOnlyAudit1795465743297,
  Policies1795691288229,
  Batches1795691964767,
  Thumbnails1795693768666,
  Insights1795696704554,
  ReusedComparisons1795697057092,
  ReportShares1795697129038,
  WaitingItems1795704230443,
  ProviderUsage1795704414313,
  WorkOrigin1795704924885,
  AnalysisFilters1795704924886,
  LighterCompression1795705000000,
];
