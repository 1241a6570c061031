import { checkNotFound } from '../errors';
import type { Analyzer } from './analyzer';
import { contentAnalyzers } from './content';
import { messages } from './messages';

/** Every check, in the order in which findings are shown. */
export const analyzers: readonly Analyzer[] = [messages, ...contentAnalyzers];

/** @throws AppError CHECK_NOT_FOUND for an id nobody knows */
export function requireChecks(ids: readonly string[] | null): void {
  const unknown = ids?.find((id) => !analyzers.some((check) => check.id === id));
  if (unknown !== undefined) throw checkNotFound({ check: unknown });
}
