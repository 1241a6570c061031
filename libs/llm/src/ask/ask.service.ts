import { CONFIG, type Config } from '@app/config';
import type { Visibility } from '@app/probe';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { TokenBudget } from '../budget/token-budget';
import type { Digest } from '../digest/digest';
import { conversationNotFound, insightsOff } from '../errors';
import { type Claim, claimLine } from '../grounding/answer-schema';
import { Grounds } from '../grounding/ground-answer';
import { jsonIn } from '../grounding/json-in';
import { askPrompt } from '../prompt/insight-prompt';
import { NoAnswer, Providers } from '../providers/providers';
import { type Subject, SubjectDigests } from '../subject-digests';
import { answerByRules } from './answer-by-rules';
import type { Turn } from './conversation.entity';
import { ConversationRepository } from './conversation.repository';

export interface Question {
  subject: Subject;
  question: string;
  conversationId: string | undefined;
}

/** The whole of an answer, once it was given. */
export interface AnswerView {
  conversation_id: string;
  answer: string;
  citations: string[];
  grounded: boolean;
  dropped_claims: number;
  generated_by: 'llm' | 'rules';
  fallback_reason: string | null;
  provider: string | null;
  model: string | null;
  tokens: { prompt: number; completion: number };
}

export type AnswerEvent = { type: 'claim'; claim: Claim } | { type: 'answer'; answer: AnswerView };

interface Said {
  claims: Claim[];
  dropped: number;
  facts: Pick<AnswerView, 'generated_by' | 'fallback_reason' | 'provider' | 'model' | 'tokens'>;
}

const nothingStored = 'What is stored does not answer that; nothing was measured for it.';

/** Answers questions about stored results, sentence by sentence, each checked before it is shown. */
@Injectable()
export class AskService {
  constructor(
    private readonly digests: SubjectDigests,
    private readonly conversations: ConversationRepository,
    private readonly providers: Providers,
    private readonly budget: TokenBudget,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws AppError INSIGHTS_OFF, CONVERSATION_NOT_FOUND, SUBJECT_NOT_FINISHED, or as the subject's feature; before the first event */
  async ask(
    userId: string,
    visibility: Visibility,
    asked: Question,
    signal: AbortSignal,
  ): Promise<AsyncGenerator<AnswerEvent>> {
    if (!this.config.LLM_ENABLED) throw insightsOff({});
    const digest = await this.digests.of(visibility, asked.subject);
    const id = asked.conversationId ?? uuid();
    const before = asked.conversationId === undefined ? [] : await this.conversations.turns(userId, id);
    if (before === null) throw conversationNotFound({ id });
    return this.answer(userId, { ...asked, id, digest, before }, signal);
  }

  private async *answer(
    userId: string,
    asked: Question & { id: string; digest: Digest; before: Turn[] },
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent> {
    const said = yield* this.say(userId, asked, signal);
    const answer = said.claims.map(({ text }) => text).join(' ') || nothingStored;
    await this.conversations.add(asked.id, userId, asked.subject, { question: asked.question, answer }, asked.before);
    const citations = [...new Set(said.claims.flatMap((claim) => claim.citations))];
    yield {
      type: 'answer',
      answer: {
        conversation_id: asked.id,
        answer,
        citations,
        grounded: said.dropped === 0,
        dropped_claims: said.dropped,
        ...said.facts,
      },
    };
  }

  private async *say(
    userId: string,
    { digest, question, before }: { digest: Digest; question: string; before: Turn[] },
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent, Said> {
    const noTokens = { prompt: 0, completion: 0 };
    const byRules = (reason: string | null): Said => ({
      claims: answerByRules(digest, question),
      dropped: 0,
      facts: { generated_by: 'rules', fallback_reason: reason, provider: null, model: null, tokens: noTokens },
    });
    if (this.providers.first === null) return byRules(null);
    if (!(await this.budget.isLeft(userId))) return byRules('the token budget of today is used up');
    const { system, context } = askPrompt(digest);
    const history = before.flatMap(({ question: q, answer }) => [
      { role: 'user' as const, content: q },
      { role: 'assistant' as const, content: answer },
    ]);
    const messages = [...history, { role: 'user' as const, content: `${context}\n\nQUESTION:\n${question}` }];
    try {
      const { value, settings } = await this.providers.stream({ userId, system, messages, schema: null, signal });
      const said = yield* checked(value, new Grounds(digest));
      if (said.claims.length === 0)
        return { ...byRules('nothing the model said could be traced to the facts'), dropped: said.dropped };
      const { name: provider, model } = settings;
      return {
        ...said,
        facts: { generated_by: 'llm', fallback_reason: null, provider, model, tokens: said.tokens },
      };
    } catch (error) {
      signal.throwIfAborted();
      return byRules(error instanceof NoAnswer ? `no model answered (${error.message})` : 'the model broke off');
    }
  }
}

/** Sentences as their lines complete; what does not hold is counted and not shown. */
async function* checked(
  pieces: AsyncGenerator<string, { prompt: number; completion: number }>,
  grounds: Grounds,
): AsyncGenerator<AnswerEvent, { claims: Claim[]; dropped: number; tokens: { prompt: number; completion: number } }> {
  const claims: Claim[] = [];
  let [dropped, rest] = [0, ''];
  const judge = (line: string): Claim | null => {
    if (!line.includes('{')) return null;
    const parsed = claimLine.safeParse(jsonIn(line));
    if (parsed.success && grounds.holds(parsed.data)) return parsed.data;
    dropped += 1;
    return null;
  };
  for (;;) {
    const { value, done } = await pieces.next();
    const lines = (rest + (done ? '\n' : value)).split('\n');
    rest = lines.pop() ?? '';
    for (const claim of lines.map(judge)) {
      if (claim === null) continue;
      claims.push(claim);
      yield { type: 'claim', claim };
    }
    if (done) return { claims, dropped, tokens: value };
  }
}
