export { Report, reportFormats, type ReportFormat } from './report.entity';
export type { ReportView } from './report-view';
export { ReportsPipeline } from './reports-pipeline';
export { ReportsPipelineModule, ReportsServiceModule } from './reports.module';
export { ReportsService } from './reports.service';
export { reportRender } from './jobs';
