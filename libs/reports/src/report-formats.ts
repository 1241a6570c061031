/** How a report may be written, and what its file is called and said to be. */
export const reportFiles = {
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8' },
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  json: { extension: 'json', mediaType: 'application/json; charset=utf-8' },
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8' },
  markdown: { extension: 'md', mediaType: 'text/markdown; charset=utf-8' },
  junit: { extension: 'xml', mediaType: 'application/xml; charset=utf-8' },
} as const;

export type ReportFormat = keyof typeof reportFiles;

export const reportFormats = Object.keys(reportFiles) as ReportFormat[];
