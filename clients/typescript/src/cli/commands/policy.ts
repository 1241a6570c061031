import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { FfprobeApi } from '../../api';
import { ApiProblem } from '../../problem';
import type { Evaluation, FullPolicy, Policy } from '../../types';
import { type Command, type ExitCode, verdictExit } from '../command';
import { roomAfter } from '../terminal/row';
import { cut, paint, plain } from '../terminal/words';
import { mustBeFile } from '../arguments';
import { UsageError } from '../usage-error';
import { verdictLines } from '../views/analysis-view';

export const policy: Command = {
  name: 'policy',
  synopsis: 'list | show <slug> | put <file> | check <slug or file> <analysis id> | delete <slug>',
  summary: 'the rules files are judged by',
  help: `  list                          every policy, built-in ones first
  show <slug>                   the text of one
  put <file.yaml>               keeps a policy, or its next version
  check <slug|file.yaml> <id>   judges an analysis again, by a kept policy or a draft; nothing is decoded
  delete <slug>

  --json   what the service answered

Exit code of check as of probe; of the others 0, or 2 for an error.`,
  run,
};

async function run(args: string[], open: () => FfprobeApi): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [word, ...rest] = positionals;
  const show = (value: unknown, text: string) => console.log(values.json ? JSON.stringify(value, null, 2) : text);
  const needed = (count: number): string[] => {
    if (rest.length !== count) throw new UsageError(`policy ${word} takes ${count === 1 ? 'one name' : 'two names'}.`);
    return rest;
  };
  const api = open();
  switch (word) {
    case 'list': {
      const policies = await all(api);
      show(policies, policies.map(policyRow).join('\n'));
      return 0;
    }
    case 'show': {
      const [slug = ''] = needed(1);
      const found = await api.ok(api.http.GET('/api/v1/policies/{slug}', { params: { path: { slug } } }));
      show(found, found.text.trimEnd());
      return 0;
    }
    case 'put': {
      const [file = ''] = needed(1);
      const kept = await put(api, mustBeFile(file));
      show(kept, `${kept.slug}  version ${kept.version}`);
      return 0;
    }
    case 'check': {
      const [named = '', id = ''] = needed(2);
      const verdict = await check(api, named, id);
      show(verdict, verdictLines(verdict).join('\n'));
      return verdictExit[verdict.result];
    }
    case 'delete': {
      const [slug = ''] = needed(1);
      await api.ok(api.http.DELETE('/api/v1/policies/{slug}', { params: { path: { slug } } }));
      return 0;
    }
    default:
      throw new UsageError('policy is followed by list, show, put, check or delete.');
  }
}

async function all(api: FfprobeApi): Promise<Policy[]> {
  const policies: Policy[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 200, ...(cursor && { cursor }) };
    const page = await api.ok(api.http.GET('/api/v1/policies', { params: { query } }));
    policies.push(...page.items);
    cursor = page.next_cursor;
  }
  return policies;
}

function policyRow({ slug, version, builtin, rule_count, description }: Policy): string {
  const whose = builtin ? paint('gray', 'built-in') : paint('green', `version ${version}`.padEnd(8));
  return `${slug.padEnd(24)} ${whose}  ${`${rule_count} rules`.padEnd(9)} ${cut(plain(description), roomAfter(45))}`;
}

/** Kept under the slug it says itself: a new one, or the next version. */
async function put(api: FfprobeApi, file: string): Promise<FullPolicy> {
  const text = readFileSync(file, 'utf8');
  const write = async (method: string, path: string) =>
    (await (
      await api.request(path, { method, headers: { 'content-type': 'application/yaml' }, body: text })
    ).json()) as FullPolicy;
  try {
    return await write('POST', '/api/v1/policies');
  } catch (error) {
    const slug = /^["']?slug["']?:\s*["']?([\w-]+)/m.exec(text)?.[1];
    if (!(error instanceof ApiProblem) || error.status !== 409 || !slug) throw error;
    return write('PUT', `/api/v1/policies/${slug}`);
  }
}

async function check(api: FfprobeApi, named: string, id: string): Promise<Evaluation> {
  const isDraft = /\.(ya?ml|json)$/i.test(named);
  const body = { analysis_id: id, ...(isDraft && { policy: readFileSync(mustBeFile(named), 'utf8') }) };
  const slug = isDraft ? 'draft' : named;
  const judged = await api.ok(api.http.POST('/api/v1/policies/{slug}/evaluate', { params: { path: { slug } }, body }));
  return judged as Evaluation;
}
