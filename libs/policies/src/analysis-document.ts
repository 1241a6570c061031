import { errorKind } from '@app/errors';
import type { JudgedDocument } from '@app/probe';
import { z } from 'zod';

export const analysisInvalid = errorKind<{ reason: string }>(
  'ANALYSIS_INVALID',
  'bad-request',
  (d) => `The analysis that was sent along does not read: ${d.reason}.`,
);

const facts = z.record(z.string(), z.unknown()).nullable().default(null);
const settings = z.record(z.string(), z.record(z.string(), z.unknown()));
const severity = z.enum(['info', 'warning', 'error', 'critical']);

/** What is judged of an analysis; the rest of it is disregarded. */
const schema = z.object({
  media: facts,
  enhanced_analysis: facts,
  quality_metrics: facts,
  source: facts,
  labels: facts,
  findings: z
    .array(z.looseObject({ check: z.string(), severity }))
    .nullable()
    .default(null),
  not_evaluated: z
    .array(z.object({ check: z.string(), reason: z.string() }))
    .nullable()
    .default(null),
  evaluated_checks: z.array(z.string()).nullable().default(null),
  check_settings: z.object({ requested: settings, effective: settings }).nullable().default(null),
  engine: z
    .looseObject({ ffmpeg_version: z.string().nullable().default(null) })
    .nullable()
    .default(null),
});

/** An analysis from a stranger's document. @throws AppError ANALYSIS_INVALID */
export function documentFrom(value: Record<string, unknown>): JudgedDocument {
  const read = schema.safeParse(value);
  if (read.success) return read.data as unknown as JudgedDocument;
  const issue = read.error.issues[0];
  const reason = issue ? `${issue.path.join('.') || 'analysis'}: ${issue.message}` : 'it is no analysis';
  throw analysisInvalid(
    { reason },
    {
      errors: read.error.issues
        .slice(0, 20)
        .map(({ path, message }) => ({ path: ['analysis', ...path].join('.'), message })),
    },
  );
}
