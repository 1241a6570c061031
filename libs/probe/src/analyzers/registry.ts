import type { Analyzer } from './analyzer';
import { messages } from './messages';

/** Every check, in the order in which findings are shown. */
export const analyzers: readonly Analyzer[] = [messages];
