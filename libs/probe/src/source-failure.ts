import type { AppError } from '@app/errors';
import { type RemoteSource, sourceGone, type SourceView } from '@app/media';
import { failureOf, type OutboundFailure, refusal, refusalCode, type Verdict } from '@app/outbound';

/** What the proxy's verdict amounts to for this source, or null. A store's own URL is never shown, only what the caller named. */
export function sourceFailure(kind: RemoteSource['kind'], view: SourceView, verdict: Verdict): AppError | null {
  const failure = failureOf(verdict);
  const code = refusalCode(failure);
  if (failure === null || code === null || kind === 'url') return failure;
  const details = failure.details as OutboundFailure;
  if (kind === 'upload' && details.status === 404) return sourceGone({}, { cause: failure });
  return refusal(code, { ...details, url: view.url ?? view.name });
}
