import { CONFIG, type Config, type LlmProvider } from '@app/config';
import { SafeFetcher } from '@app/outbound';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  handleAll,
} from 'cockatiel';
import { anthropicModel } from './anthropic-model';
import { isLocal } from './is-local';
import type { LanguageModel, ModelFactory, ModelReply, ModelRequest } from './language-model';
import { ollamaModel } from './ollama-model';
import { openaiModel } from './openai-model';
import { providerFetch } from './provider-fetch';

const factories: Record<LlmProvider['kind'], ModelFactory> = {
  openai: openaiModel,
  anthropic: anthropicModel,
  ollama: ollamaModel,
};
const failuresToOpen = 4;
const halfOpenAfterMs = 30_000;

interface Connected {
  settings: LlmProvider;
  circuit: CircuitBreakerPolicy;
  model: Promise<LanguageModel> | null;
}

/** Who answered, and what. */
export interface Answered<T> {
  value: T;
  settings: LlmProvider;
}

/** No provider gave an answer; `reason` names what each said, without secrets. */
export class NoAnswer extends Error {}

/**
 * The configured models in order, local ones first. A remote one is asked after a local one only where LLM_REMOTE_FALLBACK says so: facts never
 * leave the house because something inside it is down.
 */
@Injectable()
export class Providers {
  private readonly connected: Connected[];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly fetcher: SafeFetcher,
  ) {
    const sorted = [...config.LLM_PROVIDERS].sort((a, b) => Number(isLocal(b)) - Number(isLocal(a)));
    this.connected = allowed(sorted, config.LLM_REMOTE_FALLBACK).map((settings) => ({
      settings,
      circuit: circuitBreaker(handleAll, {
        halfOpenAfter: halfOpenAfterMs,
        breaker: new ConsecutiveBreaker(failuresToOpen),
      }),
      model: null,
    }));
  }

  /** The one that is asked first; null when rules write everything. */
  get first(): LlmProvider | null {
    return this.config.LLM_ENABLED ? (this.connected[0]?.settings ?? null) : null;
  }

  /** @throws NoAnswer */
  async complete(request: Omit<ModelRequest, 'maxOutputTokens'>): Promise<Answered<ModelReply>> {
    return this.each(async (model, settings) =>
      model.complete({ ...request, maxOutputTokens: settings.max_output_tokens }),
    );
  }

  /** Streams of the first that begins to answer. @throws NoAnswer */
  async stream(
    request: Omit<ModelRequest, 'maxOutputTokens'>,
  ): Promise<Answered<AsyncGenerator<string, ModelReply['tokens']>>> {
    return this.each(async (model, settings) => {
      const stream = model.stream({ ...request, maxOutputTokens: settings.max_output_tokens });
      const first = await stream.next();
      return (async function* () {
        if (first.done) return first.value;
        yield first.value;
        return yield* stream;
      })();
    });
  }

  private async each<T>(ask: (model: LanguageModel, settings: LlmProvider) => Promise<T>): Promise<Answered<T>> {
    const reasons: string[] = [];
    for (const entry of this.connected) {
      const { settings, circuit } = entry;
      try {
        entry.model ??= factories[settings.kind](
          settings,
          providerFetch(this.fetcher, settings.base_url, settings.timeout_ms),
        );
        const model = await entry.model;
        return { value: await circuit.execute(() => ask(model, settings)), settings };
      } catch (error) {
        reasons.push(`${settings.name}: ${wordsOf(error)}`);
        this.logger.warn({ provider: settings.name, reason: wordsOf(error) }, 'a language model gave no answer');
      }
    }
    throw new NoAnswer(reasons.join('; ') || 'no provider is configured');
  }
}

/** Remote ones only where nothing local is configured, or by the operator's word. */
function allowed(sorted: LlmProvider[], remoteFallback: boolean): LlmProvider[] {
  const local = sorted.filter(isLocal);
  return local.length === 0 || remoteFallback ? sorted : local;
}

/** What went wrong in a few words of ours: a provider's own words may repeat a key. */
function wordsOf(error: unknown): string {
  if (error instanceof BrokenCircuitError) return 'resting after repeated failures';
  const { status, status_code, code, name } = error as Record<string, unknown>;
  const answered = status ?? status_code;
  if (typeof answered === 'number') return `answered ${answered}`;
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'failed';
}
