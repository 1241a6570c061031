import type { BatchView } from '@app/batch';
import type { ReportDocument } from '../document/report-document';
import { batchDocument } from '../subjects/batch-document';
import type { BatchRow } from '../subjects/batch-rows';
import { hostileText } from './hostile';

/** A batch of so many items; every tenth fails, every seventh could not be read. */
export function sampleBatch(items: number): ReportDocument {
  const rows = Array.from({ length: items }, (_unused, index): BatchRow => {
    const failed = index % 7 === 6;
    return {
      index,
      status: failed ? 'failed' : 'completed',
      verdict: failed ? null : index % 10 === 9 ? 'fail' : 'pass',
      name: `=${index} ${hostileText}`,
      analysis_id: null,
      comparison_id: null,
      wall_seconds: 1.5,
      error_code: failed ? 'MEDIA_UNREADABLE' : null,
      error_detail: failed ? 'No stream was found.' : null,
      duration_sec: index * 1.5,
      size_bytes: index * 1_000,
      video_codec: 'h264',
      width: 1920,
      height: 1080,
      findings: index % 4,
      vmaf: null,
    };
  });
  const count = (result: string) => rows.filter(({ verdict }) => verdict === result).length;
  const failed = rows.filter(({ status }) => status === 'failed').length;
  const batch = {
    id: '01a00000-0000-7000-8000-000000000003',
    status: 'completed',
    total: items,
    labels: {},
    listing: null,
    counts: {
      completed: items - failed,
      failed,
      cancelled: 0,
      pass: count('pass'),
      warn: 0,
      fail: count('fail'),
      not_evaluated: 0,
    },
    duplicates: 0,
    throughput: 3,
    depth: 'standard',
    policy: null,
    created_at: '2026-01-01T00:00:00Z',
    processed_at: null,
  } as unknown as BatchView;
  return batchDocument({ batch, rows }, null);
}
