import type { BatchView } from '@app/batch';
import type { LlmRedaction } from '@app/config';
import { bounds, type Digest } from './digest';
import { factsOf } from './facts-of';
import { labelTexts, mediaText } from './media-text';

const counts = ['pending', 'running', 'completed', 'failed', 'cancelled', 'pass', 'warn', 'fail', 'not_evaluated'];

/** What a writer may know of a batch: its counts, its pace, and why items failed. A verdict is each item's own; a batch has none. */
export function batchDigest(batch: BatchView, redact: readonly LlmRedaction[]): Digest {
  const errors = batch.first_errors.map(({ index, code }) => ({
    id: `first_errors.${index}.code`,
    value: code,
    unit: null,
  }));
  return {
    subject: { kind: 'batch', id: batch.id, name: null },
    verdict: null,
    rules: [],
    findings: [],
    not_evaluated: [],
    facts: [
      ...factsOf('batch', batch, ['status', 'total', 'depth', 'policy', 'duplicates', 'throughput']),
      ...factsOf('batch.counts', batch.counts, counts),
      ...errors,
    ].slice(0, bounds.facts),
    media_text: [
      ...(redact.includes('names') ? [] : slowestOf(batch)),
      ...(redact.includes('labels') ? [] : labelTexts(batch.labels)),
    ],
    left_out: { findings: 0, facts: 0, not_evaluated: 0 },
  };
}

function slowestOf({ slowest }: BatchView): Digest['media_text'] {
  return slowest.slice(0, bounds.texts).map(({ index, name }) => ({ id: `slowest.${index}`, text: mediaText(name) }));
}
