import { Injectable } from '@nestjs/common';
import { costOf } from './budget/cost';
import { TokenBudget } from './budget/token-budget';
import type { Digest } from './digest/digest';
import { insightAnswer, insightAnswerSchema } from './grounding/answer-schema';
import { Grounds } from './grounding/ground-answer';
import { jsonIn } from './grounding/json-in';
import type { Audience } from './insight.entity';
import type { InsightDocument } from './insight-document';
import { insightPrompt, promptVersion } from './prompt/insight-prompt';
import { type Answered, NoAnswer, Providers } from './providers/providers';
import type { ModelReply } from './providers/language-model';
import { readinessOf } from './rules/readiness';
import { verdictSentence } from './rules/verdict-sentence';
import { writeInsight } from './rules/write-insight';

/** Writes an insight: by a model where there is one and what it says holds, by rules otherwise. It never fails. */
@Injectable()
export class InsightWriter {
  constructor(
    private readonly providers: Providers,
    private readonly budget: TokenBudget,
  ) {}

  async write(
    userId: string,
    digest: Digest,
    voice: { audience: Audience; language: string },
    signal: AbortSignal,
  ): Promise<InsightDocument> {
    const byRules = (reason: string | null) => ({ ...writeInsight(digest, voice.audience), fallback_reason: reason });
    if (this.providers.first === null) return byRules(null);
    if (!(await this.budget.isLeft(userId))) return byRules('the token budget of today is used up');
    const { system, question } = insightPrompt(digest, voice);
    let answered: Answered<ModelReply>;
    try {
      const messages = [{ role: 'user' as const, content: question }];
      answered = await this.providers.complete({ userId, system, messages, schema: insightAnswerSchema, signal });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof NoAnswer) return byRules(`no model answered (${error.message})`);
      throw error;
    }
    const written = byModel(digest, voice.language, answered);
    const { tokens, cost } = written ?? { tokens: answered.value.tokens, cost: null };
    return (
      written ?? { ...byRules('nothing the model said could be traced to the facts'), tokens, cost, grounded: false }
    );
  }
}

/** Null when nothing of the answer holds. */
function byModel(
  digest: Digest,
  language: string,
  { value: { text, tokens }, settings }: Answered<ModelReply>,
): InsightDocument | null {
  const parsed = insightAnswer.safeParse(jsonIn(text));
  if (!parsed.success) return null;
  const { summary, issues, citations, dropped } = new Grounds(digest).ground(parsed.data);
  if (summary.length === 0 && issues.length === 0) return null;
  return {
    // What the verdict says is never left to a model.
    summary: [verdictSentence(digest), ...summary.map((claim) => claim.text)].join(' '),
    issues,
    delivery_readiness: readinessOf(digest),
    citations: [...new Set([...(digest.verdict ? ['verdict'] : []), ...citations])],
    grounded: dropped === 0,
    dropped_claims: dropped,
    language,
    generated_by: 'llm',
    fallback_reason: null,
    provider: settings.name,
    model: settings.model,
    prompt_version: promptVersion,
    tokens,
    cost: costOf(settings.price, tokens),
    reused_from: null,
  };
}
