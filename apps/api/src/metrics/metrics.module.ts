import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { MetricsController } from './metrics.controller';
import { StoreMetrics } from './store-metrics';

@Module({ imports: [AuthModule], controllers: [MetricsController], providers: [StoreMetrics] })
export class MetricsModule {}
