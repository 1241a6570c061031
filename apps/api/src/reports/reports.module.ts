import { ReportsServiceModule } from '@app/reports';
import { Module } from '@nestjs/common';
import { ReportsController } from './reports.controller';

@Module({ imports: [ReportsServiceModule], controllers: [ReportsController] })
export class ReportsModule {}
