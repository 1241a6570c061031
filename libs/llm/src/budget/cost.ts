import type { LlmProvider } from '@app/config';

/** What an answer cost by the configured price per million tokens; null where none is configured. */
export function costOf(price: LlmProvider['price'], tokens: { prompt: number; completion: number }): number | null {
  if (!price) return null;
  return (tokens.prompt * price.prompt + tokens.completion * price.completion) / 1e6;
}
