import type Anthropic from '@anthropic-ai/sdk';
import type { LanguageModel, ModelFactory, ModelRequest } from './language-model';

/** Anthropic's messages. The form of the answer is asked for in words; it is checked like everybody's. */
export const anthropicModel: ModelFactory = async (settings, fetch): Promise<LanguageModel> => {
  const { default: Client } = await import('@anthropic-ai/sdk');
  const client = new Client({
    baseURL: settings.base_url,
    // A proxy of the operator's may add the key; the client insists on one.
    apiKey: settings.api_key ?? 'none',
    timeout: settings.timeout_ms,
    maxRetries: settings.max_retries,
    fetch,
  });
  const body = ({
    system,
    messages,
    schema,
    maxOutputTokens,
  }: ModelRequest): Anthropic.MessageCreateParamsNonStreaming => ({
    model: settings.model,
    max_tokens: maxOutputTokens,
    system: schema
      ? `${system}\n\nAnswer with one JSON object of this schema and nothing else:\n${JSON.stringify(schema)}`
      : system,
    messages,
  });
  return {
    async complete(request) {
      const reply = await client.messages.create(body(request), { signal: request.signal });
      return {
        text: reply.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(''),
        tokens: { prompt: reply.usage.input_tokens, completion: reply.usage.output_tokens },
      };
    },
    async *stream(request) {
      const tokens = { prompt: 0, completion: 0 };
      const events = await client.messages.create({ ...body(request), stream: true }, { signal: request.signal });
      for await (const event of events) {
        if (event.type === 'message_start') tokens.prompt = event.message.usage.input_tokens;
        else if (event.type === 'message_delta') tokens.completion = event.usage.output_tokens;
        else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') yield event.delta.text;
      }
      return tokens;
    },
  };
};
