import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller';
import { StoreMetrics } from './store-metrics';

@Module({ controllers: [MetricsController], providers: [StoreMetrics] })
export class MetricsModule {}
