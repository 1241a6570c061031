import { allScopes, type Scope } from '@app/auth';
import { namedIds, requirementOf } from './documented';
import type { Entry } from './entry';
import { routes } from './routes';
import { admin as administrator } from '../auth-app';
import { type Answer, type Credentials, type Person, ServedApi } from './served-api';
import { type Thing, things } from './things';

const table = 'test/integration/auth/matrix/routes.ts';
/** Lists of what belongs to users. */
const lists: [Thing, string][] = [
  ['analysis', '/api/v1/probe/analyses'],
  ['comparison', '/api/v1/quality/comparisons'],
  ['report', '/api/v1/reports'],
  ['webhook', '/api/v1/webhooks'],
  ['delivery', '/api/v1/webhooks/deliveries'],
  ['batch', '/api/v1/batch'],
  ['insight', '/api/v1/llm/insights'],
  ['policy', '/api/v1/policies'],
];
const nobody = '00000000-0000-7000-8000-00000000dead';

describe('who may call what', () => {
  let api: ServedApi;
  let owner: Person;
  let other: Person;
  let viewer: Person;
  let admin: Person;
  let expired: string;
  const keys = new Map<string, Promise<string>>();
  /** Things as they were made, by their kind and owner. */
  const untouched = new Map<string, Promise<string>>();

  beforeAll(async () => {
    api = await ServedApi.shared();
    const token = await api.login();
    admin = {
      id: String((await api.call('GET', '/api/v1/auth/me', { token })).body['id']),
      token,
      account: administrator,
    };
    [owner, other] = [await api.person(token, 'user', 'owner'), await api.person(token, 'user', 'other')];
    viewer = await api.person(token, 'viewer', 'viewer');
    expired = api.expired(owner.token);
  });

  it('has an entry for every route of the application, and none for routes that are gone', () => {
    const document = api.document();
    const missing = api.routes().filter((route) => !(route in routes));
    const lines = missing.map((route) => `  '${route}': { needs: '${requirementOf(document, route)}' },`);
    const gone = Object.keys(routes).filter((route) => !api.routes().includes(route));
    const told =
      (missing.length > 0
        ? `Nobody says who may call these routes. Check and add to ${table} (with thing:, bodies:, ok: where they apply):\n${lines.join('\n')}\n`
        : '') + (gone.length > 0 ? `These routes are gone; remove them from ${table}: ${gone.join(', ')}` : '');
    expect(told).toBe('');
  });

  it('sends, for every id a body may name, somebody else’s', async () => {
    const document = api.document();
    const missing: string[] = [];
    for (const [route, { bodies = [] }] of Object.entries(routes)) {
      const sent = await Promise.all(bodies.map(async (body) => JSON.stringify(await body(async () => nobody))));
      for (const field of namedIds(document, route))
        if (!sent.some((text) => text.includes(`"${field}"`)))
          missing.push(`${route}: a body with "${field}": await idOf('…')`);
    }
    expect(missing.length === 0 ? '' : `Add to the bodies of these routes in ${table}:\n${missing.join('\n')}`).toBe(
      '',
    );
  });

  it.each(Object.entries(routes))('%s', async (route, entry) => {
    const wrong: string[] = [];
    const expectStatus = (who: string, answer: Answer, status: number): void => {
      if (answer.status !== status)
        wrong.push(`${who}: ${answer.status} instead of ${status}: ${answer.text.slice(0, 200)}`);
    };
    const ok = entry.ok ?? 200;
    const call = (who: Credentials, options?: Sent) => send(route, entry, who, options);

    if (entry.needs === 'public') {
      expectStatus('nobody', await call({}), ok);
      expect(wrong).toEqual([]);
      return;
    }
    expectStatus('no credentials', await call({}), 401);
    expectStatus('an expired token', await call({ token: expired }), 401);
    expectStatus(
      'a key without the scope',
      await call({ key: await keyWithout(entry.needs) }),
      entry.needs === 'caller' ? ok : 403,
    );

    const rules = { admin: [false, false], session: [true, true], caller: [true, true] } as Record<string, boolean[]>;
    const [viewerMay = entry.needs.endsWith(':read'), userMay = true] = rules[entry.needs] ?? [];
    const reached = entry.thing !== undefined && entry.ownerOnly ? 404 : ok;
    expectStatus('a viewer', await call({ token: viewer.token }), viewerMay ? reached : 403);
    const stranger = await call({ token: other.token });
    expectStatus('another user', stranger, !userMay ? 403 : entry.thing === undefined ? ok : 404);
    if (entry.thing === undefined && stranger.text.includes(owner.id))
      wrong.push('another user sees what is the owner’s');
    if (entry.needs !== 'admin') expectStatus('the owner', await call({ token: owner.token }), ok);

    const { length: before } = await reaches(admin);
    expectStatus('an administrator', await call({ token: admin.token }), reached);
    const shouldTell = entry.needs.includes(':') && entry.thing !== undefined && reached !== 404;
    if (shouldTell && (await reaches(admin)).length !== before + 1)
      wrong.push('an administrator: nothing in the audit log. Does the module register its tables with UserData?');

    for (const body of entry.bodies ?? []) await foreignBodies(body, expectStatus, route, entry);
    expect(wrong).toEqual([]);
  });

  it('writes down when an administrator lists what belongs to others', async () => {
    const lister = await api.person(admin.token, 'admin', 'lister');
    for (const [thing, path] of lists) {
      await things[thing](api, owner);
      expect((await api.call('GET', path, lister)).text).toContain(owner.id);
      await api.call('GET', path, lister);
    }
    // Once a minute each: a page that polls is one entry.
    expect((await reaches(lister)).map(({ route }) => route)).toEqual(lists.map(([, path]) => `GET ${path}`));
  });

  async function foreignBodies(
    body: NonNullable<Entry['bodies']>[number],
    expectStatus: (who: string, answer: Answer, status: number) => void,
    route: string,
    entry: Entry,
  ): Promise<void> {
    const who = entry.needs === 'admin' ? admin : other;
    let named = false;
    const foreign = await body((thing) => ((named = true), thingOf(thing, owner)));
    if (named) {
      expectStatus(`somebody else’s id in ${JSON.stringify(foreign)}`, await call(foreign), entry.foreign ?? 404);
      const own = await body((thing) => thingOf(thing, who));
      expectStatus(`one’s own id in ${JSON.stringify(own)}`, await call(own), entry.ok ?? 200);
    }
    const claimed = await body((thing) => thingOf(thing, who));
    if (typeof claimed === 'object' && claimed !== null && !(claimed instanceof FormData))
      expectStatus('a body that names another user_id', await call({ ...claimed, user_id: owner.id }), 400);

    function call(content: unknown): Promise<Answer> {
      return send(route, entry, who, { body: content, of: who });
    }
  }

  interface Sent {
    body?: unknown;
    of?: Person;
  }

  /** A thing nothing was done to: who is refused, and who reads, leaves it to the next. */
  function thingOf(thing: Thing, of: Person): Promise<string> {
    const name = `${thing} of ${of.id}`;
    const known = untouched.get(name) ?? things[thing](api, of);
    untouched.set(name, known);
    // What could not be made is made anew for the next.
    known.catch(() => untouched.delete(name));
    return known;
  }

  /** The route's call about an untouched thing of the owner's and, unless given, with a body about the caller's own. */
  async function send(route: string, entry: Entry, who: Credentials, { body, of = owner }: Sent = {}): Promise<Answer> {
    const [method = '', template = ''] = route.split(' ');
    const id = entry.thing ? await thingOf(entry.thing, of) : nobody;
    const params = { ...entry.params };
    const path =
      template.replace(/:(\w+)/g, (_, name: string) => params[name] ?? id).replace('*', 'x') + (entry.query ?? '');
    const mine = [other, viewer, admin].find(({ token }) => token === who.token) ?? owner;
    const makeFor = mine === viewer ? owner : mine;
    const first = entry.bodies?.[0];
    const content = body ?? (await first?.((thing: Thing) => thingOf(thing, makeFor)));
    const person = [owner, other, viewer, admin].find(({ token }) => token === who.token);
    const again = entry.endsSession && person ? { token: await api.login(person.account) } : who;
    const answer = await api.call(method, path, again, content);
    if (method !== 'GET' && answer.status < 400) untouched.clear();
    return answer;
  }

  /** An own key of the owner's with every scope but the one needed. */
  function keyWithout(needs: Entry['needs']): Promise<string> {
    const scopes = allScopes.filter((scope): scope is Scope => scope !== needs);
    const known = keys.get(needs) ?? api.key(owner.token, scopes);
    keys.set(needs, known);
    return known;
  }

  /** What an administrator did to what belongs to others. */
  async function reaches(by: Person): Promise<{ route: string }[]> {
    const rows = await api.dataSource.query<{ details: { route: string } }[]>(
      `SELECT details FROM audit_log WHERE actor_id = $1 AND action IN ('data.read', 'data.changed') ORDER BY id`,
      [by.id],
    );
    return rows.map(({ details }) => details);
  }
});
