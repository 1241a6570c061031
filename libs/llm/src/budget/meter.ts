import type { LlmProvider } from '@app/config';

export interface Tokens {
  prompt: number;
  completion: number;
}

/** Counts what models are asked and answer. */
export interface Meter {
  /** Whether the provider's own budget leaves anything. */
  mayAsk(provider: LlmProvider): Promise<boolean>;
  charge(userId: string, provider: LlmProvider, tokens: Tokens): Promise<void>;
}

const charactersPerToken = 4;

/** Tokens of an answer that broke off, or that nobody heard to its end: its provider never told them. */
export function estimatedTokens(asked: string, answered: string): Tokens {
  return {
    prompt: Math.ceil(asked.length / charactersPerToken),
    completion: Math.ceil(answered.length / charactersPerToken),
  };
}
