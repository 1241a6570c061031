import { ReportsService, ReportsServiceModule } from '@app/reports';
import { UserData } from '@app/auth';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { ReportSchemaController } from './report-schema.controller';
import { ReportSharesController } from './report-shares.controller';
import { ReportsController } from './reports.controller';
import { SharedReportsController } from './shared-reports.controller';

@Module({
  imports: [AuthModule, ReportsServiceModule],
  // before the route with an id, which would take its word for one
  controllers: [ReportSchemaController, ReportsController, ReportSharesController, SharedReportsController],
})
export class ReportsModule {
  constructor(userData: UserData, reports: ReportsService) {
    userData.register({ name: 'reports', tables: ['reports'], erase: (userId) => reports.erase(userId) });
  }
}
