import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers its next requests. */
export type Script =
  | { kind: 'text'; text: string }
  | { kind: 'status'; status: number }
  | { kind: 'redirect'; to: string }
  | { kind: 'silence' }
  | { kind: 'break-off'; text: string };

interface Asked {
  path: string;
  body: { messages: { role: string; content: string }[]; system?: string; stream?: boolean } & Record<string, unknown>;
  headers: IncomingMessage['headers'];
}

/**
 * A server that speaks OpenAI's chat completions, Ollama's /api/chat and Anthropic's messages, whole and streamed, and says what it was told to.
 * Every answer claims 100 tokens of prompt and 20 of completion.
 */
export class ScriptedModels {
  readonly asked: Asked[] = [];
  script: Script = { kind: 'text', text: '{}' };

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<ScriptedModels> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const models = new ScriptedModels(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void models.answer(request, response));
    return models;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'];
    this.asked.push({ path: request.url ?? '', body, headers: request.headers });
    const { script } = this;
    switch (script.kind) {
      case 'silence':
        return;
      case 'status':
        response.writeHead(script.status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
        response.end('{"error":{"message":"scripted"}}');
        return;
      case 'redirect':
        response.writeHead(307, { location: script.to }).end();
        return;
      case 'break-off':
      case 'text': {
        const dialect = dialects[request.url?.replace(/^\/v1(?=\/)/, '') ?? ''];
        if (!dialect) throw new Error(`nobody speaks ${request.url}`);
        if (body.stream === true) await stream(dialect, script, response);
        else
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify(dialect.whole(script.text)));
      }
    }
  }
}

interface Dialect {
  type: string;
  whole(text: string): object;
  /** the lines of a stream that carries these pieces */
  lines(pieces: string[]): string[];
}

const sse = (data: object | string, event?: string) =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

const openai: Dialect = {
  type: 'text/event-stream',
  whole: (content) => ({
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  }),
  lines: (pieces) => [
    ...pieces.map((content) => sse({ choices: [{ index: 0, delta: { content } }] })),
    sse({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } }),
    sse('[DONE]'),
  ],
};

const ollama: Dialect = {
  type: 'application/x-ndjson',
  whole: (content) => ({ message: { role: 'assistant', content }, done: true, prompt_eval_count: 100, eval_count: 20 }),
  lines: (pieces) => [
    ...pieces.map((content) => `${JSON.stringify({ message: { role: 'assistant', content }, done: false })}\n`),
    `${JSON.stringify({ message: { role: 'assistant', content: '' }, done: true, prompt_eval_count: 100, eval_count: 20 })}\n`,
  ],
};

const anthropic: Dialect = {
  type: 'text/event-stream',
  whole: (text) => ({
    type: 'message',
    role: 'assistant',
    content: [{ type: 'text', text }],
    usage: { input_tokens: 100, output_tokens: 20 },
  }),
  lines: (pieces) => [
    sse(
      { type: 'message_start', message: { content: [], usage: { input_tokens: 100, output_tokens: 0 } } },
      'message_start',
    ),
    ...pieces.map((text) =>
      sse({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }, 'content_block_delta'),
    ),
    sse({ type: 'message_delta', delta: {}, usage: { output_tokens: 20 } }, 'message_delta'),
    sse({ type: 'message_stop' }, 'message_stop'),
  ],
};

const dialects: Record<string, Dialect> = {
  '/chat/completions': openai,
  '/api/chat': ollama,
  '/messages': anthropic,
};

/** In pieces of seven characters, so that no line comes whole. */
async function stream(dialect: Dialect, script: Script & { text: string }, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': dialect.type });
  const lines = dialect.lines(script.text.match(/[\s\S]{1,7}/g) ?? []);
  const told = script.kind === 'break-off' ? lines.slice(0, Math.floor(lines.length / 2)) : lines;
  for (const line of told) {
    response.write(line);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (script.kind === 'break-off') response.destroy();
  else response.end();
}
