import { loadConfig } from '@app/config';
import { PinningResolver, SafeFetcher } from '@app/outbound';
import { createLogger } from '@app/telemetry';
import { ScriptedModels } from '../testing/scripted-models';
import type { Meter, Tokens } from '../budget/meter';
import { NoAnswer, Providers } from './providers';

let models: ScriptedModels;
let other: ScriptedModels;

beforeAll(async () => {
  models = await ScriptedModels.start();
  other = await ScriptedModels.start();
});

afterAll(async () => {
  await models.stop();
  await other.stop();
});

/** Tokens by provider, and by user; a provider may be asked until it has had its tokens of the day. */
const charged = new Map<string, Tokens>();
const meter: Meter = {
  mayAsk: async ({ name, tokens_per_day: limit }) => limit === 0 || (charged.get(name)?.prompt ?? 0) < limit,
  charge: async (userId, { name }, tokens) => void charged.set(name, tokens).set(userId, tokens),
};

beforeEach(() => {
  charged.clear();
  for (const server of [models, other]) {
    server.asked.length = 0;
    server.script = { kind: 'text', text: 'Twenty-three.' };
  }
});

const secret = 'x'.repeat(32);
const logger = createLogger({ level: 'silent', service: 'test', instanceId: 'test' });

function providersOf(list: object[], more: Record<string, string> = {}): Providers {
  const config = loadConfig({
    DATABASE_URL: 'postgres://localhost/x',
    REDIS_URL: 'redis://localhost',
    JWT_SECRET: secret,
    ENCRYPTION_KEY: secret,
    LLM_PROVIDERS: JSON.stringify(list),
    ...more,
  });
  return new Providers(config, logger, new SafeFetcher({ resolver: new PinningResolver() }), meter);
}

const kinds = {
  openai: { path: '/v1', asks: '/v1/chat/completions' },
  ollama: { path: '', asks: '/api/chat' },
  anthropic: { path: '', asks: '/v1/messages' },
} as const;
const one = (kind: keyof typeof kinds, server = models, more: object = {}) => ({
  name: kind,
  kind,
  base_url: `${server.url}${kinds[kind].path}`,
  model: 'scripted',
  max_retries: 0,
  timeout_ms: 5_000,
  ...more,
});
const request = (schema: Record<string, unknown> | null = null) => ({
  userId: 'somebody',
  system: 'Be brief.',
  messages: [{ role: 'user' as const, content: 'How loud?' }],
  schema,
  signal: new AbortController().signal,
});

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('a provider of kind %s', (kind) => {
  it('answers through its vendor’s client', async () => {
    const { value, settings } = await providersOf([one(kind, models, { api_key: 'key-1' })]).complete(request());
    expect(value).toEqual({ text: 'Twenty-three.', tokens: { prompt: 100, completion: 20 } });
    expect(settings.name).toBe(kind);
    expect(models.asked.map(({ path }) => path)).toEqual([kinds[kind].asks]);
    expect(JSON.stringify(models.asked[0]?.headers)).toContain('key-1');
  });

  it('is told the form of the answer', async () => {
    await providersOf([one(kind)]).complete(request({ type: 'object', title: 'AnswerForm' }));
    expect(JSON.stringify(models.asked[0]?.body)).toContain('AnswerForm');
  });

  it('streams its answer in pieces', async () => {
    const { value } = await providersOf([one(kind)]).stream(request());
    const pieces: string[] = [];
    let next = await value.next();
    for (; !next.done; next = await value.next()) pieces.push(next.value);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe('Twenty-three.');
    expect(next.value).toEqual({ prompt: 100, completion: 20 });
    expect([charged.get(kind), charged.get('somebody')]).toEqual([next.value, next.value]);
  });

  it.each([429, 500])('that answers %i gives no answer and says so', async (status) => {
    models.script = { kind: 'status', status };
    await expect(providersOf([one(kind)]).complete(request())).rejects.toThrow(`${kind}: answered ${status}`);
  });

  it('that is silent is given up in time', async () => {
    models.script = { kind: 'silence' };
    const began = Date.now();
    await expect(providersOf([one(kind, models, { timeout_ms: 300 })]).complete(request())).rejects.toThrow(NoAnswer);
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  it('that redirects is not followed', async () => {
    models.script = { kind: 'redirect', to: `${other.url}${kinds[kind].asks}` };
    await expect(providersOf([one(kind)]).complete(request())).rejects.toThrow(NoAnswer);
    expect(other.asked).toEqual([]);
  });
});

describe('several providers', () => {
  const remote = (server: ScriptedModels) => ({ ...one('openai', server, { local: false }), name: 'remote' });
  const local = (server: ScriptedModels) => ({ ...one('openai', server), name: 'local' });

  it('are asked local first, whatever the order', async () => {
    const { settings } = await providersOf([remote(other), local(models)]).complete(request());
    expect(settings.name).toBe('local');
    expect(other.asked).toEqual([]);
  });

  it('do not let facts out because the local one is down', async () => {
    models.script = { kind: 'status', status: 500 };
    await expect(providersOf([local(models), remote(other)]).complete(request())).rejects.toThrow(NoAnswer);
    expect(other.asked).toEqual([]);
  });

  it('do so by the operator’s word', async () => {
    models.script = { kind: 'status', status: 500 };
    const providers = providersOf([local(models), remote(other)], { LLM_REMOTE_FALLBACK: 'true' });
    expect((await providers.complete(request())).settings.name).toBe('remote');
  });

  it('are tried again by their client', async () => {
    models.script = { kind: 'status', status: 500 };
    await expect(providersOf([one('openai', models, { max_retries: 2 })]).complete(request())).rejects.toThrow();
    expect(models.asked).toHaveLength(3);
  });

  it('rest after repeated failures', async () => {
    models.script = { kind: 'status', status: 500 };
    const providers = providersOf([one('openai')]);
    for (let n = 0; n < 5; n += 1) await expect(providers.complete(request())).rejects.toThrow(NoAnswer);
    expect(models.asked).toHaveLength(4);
    await expect(providers.complete(request())).rejects.toThrow('resting');
  });

  it('are passed over, one after the other, once their own budgets of the day are used up', async () => {
    const providers = providersOf([
      { ...local(models), name: 'first', tokens_per_day: 100 },
      { ...local(other), name: 'second', tokens_per_day: 100 },
    ]);
    expect((await providers.complete(request())).settings.name).toBe('first');
    expect((await providers.complete(request())).settings.name).toBe('second');
    await expect(providers.complete(request())).rejects.toThrow(/first: its token budget .*; second: its token budget/);
    expect([models.asked.length, other.asked.length]).toEqual([1, 1]);
  });

  it('charge for an answer that breaks off, or that nobody hears to its end, by its length', async () => {
    models.script = { kind: 'break-off', text: 'Twenty-three and a half, to be exact.' };
    const broken = (await providersOf([one('openai')]).stream(request())).value;
    const all = async () => {
      for await (const piece of broken) expect(piece).not.toBe('');
    };
    await expect(all()).rejects.toThrow();
    expect(charged.get('somebody')).toEqual({
      prompt: Math.ceil('Be brief.How loud?'.length / 4),
      completion: expect.any(Number) as number,
    });
    expect(charged.get('somebody')?.completion).toBeGreaterThan(0);
    charged.clear();
    models.script = { kind: 'text', text: 'Twenty-three.' };
    for await (const piece of (await providersOf([one('openai')]).stream(request())).value) if (piece !== '') break;
    expect(charged.get('somebody')?.prompt).toBe(5);
  });

  it('are none when insights are switched off', () => {
    expect(providersOf([one('openai')], { LLM_ENABLED: 'false' }).first).toBeNull();
  });
});
