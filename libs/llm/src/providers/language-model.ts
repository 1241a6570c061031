import type { LlmProvider } from '@app/config';

export interface ModelRequest {
  system: string;
  /** what was said before, oldest first, and the question last */
  messages: { role: 'user' | 'assistant'; content: string }[];
  /** JSON Schema the answer must follow; null for lines of text */
  schema: Record<string, unknown> | null;
  maxOutputTokens: number;
  signal: AbortSignal;
}

export interface ModelReply {
  text: string;
  tokens: { prompt: number; completion: number };
}

/** The port behind which every provider stands. It has no tools: a model can only answer. */
export interface LanguageModel {
  complete(request: ModelRequest): Promise<ModelReply>;
  /** Pieces of text as they come; the reply's tokens at the end. */
  stream(request: ModelRequest): AsyncGenerator<string, ModelReply['tokens']>;
}

/** The fetch a provider's client goes through: the outbound door. */
export type ProviderFetch = typeof fetch;

export type ModelFactory = (settings: LlmProvider, fetch: ProviderFetch) => Promise<LanguageModel>;
