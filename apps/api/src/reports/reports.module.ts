import { ReportsService, ReportsServiceModule } from '@app/reports';
import { UserData } from '@app/auth';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { ReportsController } from './reports.controller';

@Module({ imports: [AuthModule, ReportsServiceModule], controllers: [ReportsController] })
export class ReportsModule {
  constructor(userData: UserData, reports: ReportsService) {
    userData.register({ name: 'reports', tables: ['reports'], erase: (userId) => reports.erase(userId) });
  }
}
