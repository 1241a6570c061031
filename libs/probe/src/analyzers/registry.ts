import { checkNotFound } from '../errors';
import { ladderAnalyzers } from '../ladder/checks';
import type { Analyzer } from './analyzer';
import { contentAnalyzers } from './content';
import { factAnalyzers } from './facts';
import { messages } from './messages';

/** The checks of a file, in the order in which findings are shown. */
export const analyzers: readonly Analyzer[] = [messages, ...factAnalyzers, ...contentAnalyzers];

/** Every check there is: those of files, then those of streams. */
export const allAnalyzers: readonly Analyzer[] = [...analyzers, ...ladderAnalyzers];

/** @throws AppError CHECK_NOT_FOUND for an id nobody knows */
export function requireChecks(ids: readonly string[] | null): void {
  const unknown = ids?.find((id) => !allAnalyzers.some((check) => check.id === id));
  if (unknown !== undefined) throw checkNotFound({ check: unknown });
}
