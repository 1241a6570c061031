import type OpenAI from 'openai';
import type { LanguageModel, ModelFactory, ModelRequest } from './language-model';

/** Any endpoint of OpenAI's chat completions form. The client is loaded only where one is configured. */
export const openaiModel: ModelFactory = async (settings, fetch): Promise<LanguageModel> => {
  const { default: Client } = await import('openai');
  const client = new Client({
    baseURL: settings.base_url,
    // Local servers take any key; the client insists on one.
    apiKey: settings.api_key ?? 'none',
    timeout: settings.timeout_ms,
    maxRetries: settings.max_retries,
    fetch,
  });
  const body = (request: ModelRequest): OpenAI.ChatCompletionCreateParamsNonStreaming => ({
    model: settings.model,
    max_tokens: request.maxOutputTokens,
    temperature: 0,
    messages: [{ role: 'system', content: request.system }, ...request.messages],
    ...(request.schema && {
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: 'answer', schema: request.schema },
      },
    }),
  });
  return {
    async complete(request) {
      const reply = await client.chat.completions.create(body(request), { signal: request.signal });
      return { text: reply.choices[0]?.message.content ?? '', tokens: tokensOf(reply.usage) };
    },
    async *stream(request) {
      const chunks = await client.chat.completions.create(
        { ...body(request), stream: true, stream_options: { include_usage: true } },
        { signal: request.signal },
      );
      let usage: OpenAI.CompletionUsage | null | undefined;
      for await (const chunk of chunks) {
        usage = chunk.usage ?? usage;
        const text = chunk.choices[0]?.delta.content;
        if (text) yield text;
      }
      return tokensOf(usage);
    },
  };
};

function tokensOf(usage: OpenAI.CompletionUsage | null | undefined): { prompt: number; completion: number } {
  return { prompt: usage?.prompt_tokens ?? 0, completion: usage?.completion_tokens ?? 0 };
}
