import { z } from 'zod';
import { int } from './setting-values';

/** One language model that may be asked, tried in the order written. */
export const llmProvider = z.strictObject({
  /** names it in insights, logs and metrics */
  name: z.string().regex(/^[\w.-]{1,40}$/),
  /** `openai` is any endpoint of that form: OpenAI, OpenRouter, vLLM, llama.cpp, Ollama's /v1 */
  kind: z.enum(['openai', 'anthropic', 'ollama']),
  base_url: z.url({ protocol: /^https?$/ }),
  model: z.string().min(1).max(200),
  api_key: z.string().min(1).optional(),
  /** whether what is sent stays in the operator's hands; by default decided by the address: loopback, private, or a name without a dot */
  local: z.boolean().optional(),
  timeout_ms: z.number().int().min(100).max(600_000).default(60_000),
  max_retries: z.number().int().min(0).max(5).default(2),
  /** tokens of one answer */
  max_output_tokens: z.number().int().min(64).max(32_000).default(1_500),
  /** of all users together, by UTC; 0 is without limit */
  tokens_per_day: z.number().int().min(0).default(0),
  /** per million tokens, in any one currency; null leaves costs unknown */
  price: z
    .strictObject({ prompt: z.number().min(0), completion: z.number().min(0) })
    .nullable()
    .default(null),
});

export type LlmProvider = z.infer<typeof llmProvider>;

const redactions = ['names', 'text', 'labels'] as const;
export type LlmRedaction = (typeof redactions)[number];

/** Language models: none by default, and then insights are written by rules. */
export const llmSettings = {
  LLM_ENABLED: z.stringbool({ error: 'must be true or false' }).default(true),
  LLM_PROVIDERS: z
    .string()
    .default('[]')
    .transform((text, context) => {
      const parsed = z.array(llmProvider).max(10).safeParse(jsonOf(text));
      if (parsed.success) return parsed.data;
      // The value may hold keys: only the places are told.
      for (const issue of parsed.error.issues)
        context.addIssue({
          code: 'custom',
          message: `${issue.path.join('.') || 'the list'}: not acceptable (${issue.code})`,
        });
      return z.NEVER;
    }),
  LLM_REMOTE_FALLBACK: z.stringbool({ error: 'must be true or false' }).default(false),
  LLM_REDACT: z
    .string()
    .default('names,labels')
    .transform((text, context) => {
      const given = text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '' && item !== 'none');
      const known = given.filter((item): item is LlmRedaction => redactions.some((name) => name === item));
      if (known.length !== given.length)
        context.addIssue({ code: 'custom', message: `must be none or some of ${redactions.join(', ')}` });
      return known;
    }),
  /** of one user; 0 is without limit */
  LLM_TOKENS_PER_DAY: int(200_000),
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
