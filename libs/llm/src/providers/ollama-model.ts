import type { ChatRequest } from 'ollama';
import type { LanguageModel, ModelFactory, ModelRequest } from './language-model';

/** Ollama by its own `/api/chat`, which takes a JSON Schema as `format`. */
export const ollamaModel: ModelFactory = async (settings, fetch): Promise<LanguageModel> => {
  const { Ollama } = await import('ollama');
  // Its client aborts all requests of an instance at once: each request has its own.
  const client = (signal: AbortSignal) => {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(settings.timeout_ms)]);
    return new Ollama({
      host: settings.base_url,
      fetch: (input, init) => fetch(input, { ...init, signal: deadline }),
      ...(settings.api_key && { headers: { authorization: `Bearer ${settings.api_key}` } }),
    });
  };
  const body = ({ system, messages, schema, maxOutputTokens }: ModelRequest): ChatRequest => ({
    model: settings.model,
    messages: [{ role: 'system', content: system }, ...messages],
    options: { temperature: 0, num_predict: maxOutputTokens },
    ...(schema && { format: schema }),
  });
  return {
    async complete(request) {
      const reply = await client(request.signal).chat({ ...body(request), stream: false });
      return {
        text: reply.message.content,
        tokens: { prompt: reply.prompt_eval_count ?? 0, completion: reply.eval_count ?? 0 },
      };
    },
    async *stream(request) {
      const tokens = { prompt: 0, completion: 0 };
      for await (const part of await client(request.signal).chat({ ...body(request), stream: true })) {
        tokens.prompt = part.prompt_eval_count ?? tokens.prompt;
        tokens.completion = part.eval_count ?? tokens.completion;
        if (part.message.content) yield part.message.content;
      }
      return tokens;
    },
  };
};
