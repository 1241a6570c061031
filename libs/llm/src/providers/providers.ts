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
import { estimatedTokens, type Meter, type Tokens } from '../budget/meter';
import { TokenBudget } from '../budget/token-budget';
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

/** A question, and who has it answered: what it takes is charged to them. */
export type Asked = Omit<ModelRequest, 'maxOutputTokens'> & { userId: string };

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
    @Inject(TokenBudget) private readonly meter: Meter,
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
  async complete({ userId, ...request }: Asked): Promise<Answered<ModelReply>> {
    const answered = await this.each(async (model, settings) =>
      model.complete({ ...request, maxOutputTokens: settings.max_output_tokens }),
    );
    await this.meter.charge(userId, answered.settings, answered.value.tokens);
    return answered;
  }

  /** Streams of the first that begins to answer. @throws NoAnswer */
  async stream({ userId, ...request }: Asked): Promise<Answered<AsyncGenerator<string, Tokens>>> {
    const { value, settings } = await this.each(async (model, { max_output_tokens: maxOutputTokens }) => {
      const stream = model.stream({ ...request, maxOutputTokens });
      return { first: await stream.next(), stream };
    });
    const asked = [request.system, ...request.messages.map(({ content }) => content)].join('');
    return { value: metered(value, asked, (tokens) => this.meter.charge(userId, settings, tokens)), settings };
  }

  private async each<T>(ask: (model: LanguageModel, settings: LlmProvider) => Promise<T>): Promise<Answered<T>> {
    const reasons: string[] = [];
    for (const entry of this.connected) {
      const { settings, circuit } = entry;
      try {
        if (!(await this.meter.mayAsk(settings))) {
          reasons.push(`${settings.name}: its token budget of today is used up`);
          continue;
        }
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

/** The pieces as they come; their tokens are charged also where the answer breaks off or nobody listens any more. */
async function* metered(
  { first, stream }: { first: IteratorResult<string, Tokens>; stream: AsyncGenerator<string, Tokens> },
  asked: string,
  charge: (tokens: Tokens) => Promise<void>,
): AsyncGenerator<string, Tokens> {
  let answered = '';
  let told: Tokens | null = null;
  try {
    let next = first;
    for (; !next.done; next = await stream.next()) {
      answered += next.value;
      yield next.value;
    }
    return (told = next.value);
  } finally {
    await charge(told ?? estimatedTokens(asked, answered));
    await stream.return({ prompt: 0, completion: 0 });
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
