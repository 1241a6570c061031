import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { FfprobeApi } from '../../api';
import type { AcceptedBatch, Batch, BatchItem } from '../../types';
import { depthOf, outputFormat, wholeNumber } from '../arguments';
import type { Command, ExitCode } from '../command';
import { ProgressLine } from '../terminal/progress';
import { UsageError } from '../usage-error';
import { batchLines } from '../views/batch-view';

const options = {
  policy: { type: 'string' },
  depth: { type: 'string' },
  concurrency: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  root: { type: 'string' },
  glob: { type: 'string' },
  json: { type: 'boolean', default: false },
  format: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

export const batch: Command = {
  name: 'batch',
  synopsis: '<folder, list.csv or list.ndjson> [--policy <slug>] | --root media/films [--glob "**/*.mp4"]',
  summary: 'many at once: a folder of this machine, a list, or a folder the service sees',
  help: `Sends every file of a folder, or a list whose items the service reaches itself, and follows them to the end.

  <folder>             every file in it and below is sent
  <list.csv|.ndjson>   file_path, url or s3 a line, with options in further columns
  --root <root/path>   a folder below a media root of the service; --glob chooses among its files
  --policy, --depth, --fresh   as for probe
  --concurrency <n>    most items at work at a time
  --format <format>    text, json (the batch and all its items) or junit; --json is --format json

Exit code: 0 every item passes, 1 one fails or has an error or critical finding, 2 one could not be evaluated, or
there is none.`,
  run,
};

async function run(args: string[], open: () => FfprobeApi): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [from, ...more] = positionals;
  if (more.length > 0 || (from === undefined) === (values.root === undefined))
    throw new UsageError('Name one folder or list, or --root.');
  const format = outputFormat(values);
  const line = new ProgressLine();
  const api = open();
  try {
    const accepted = await submitted(api, from, values, line);
    const ended = await api.waitFor('batch', accepted.id, {
      onProgress: (progress) => line.job(from ?? values.root ?? '', progress),
    });
    line.clear();
    const items = await itemsOf(api, accepted.id);
    if (format === 'junit') console.log((await (await api.report({ batch_id: ended.id }, 'junit')).text()).trimEnd());
    else if (format === 'json') console.log(JSON.stringify({ ...ended, items }, null, 2));
    else console.log(batchLines(ended, items).join('\n'));
    return batchExitCode(ended);
  } finally {
    line.clear();
  }
}

/** A verdict of fail is a fail; whatever came to no result is not evaluated. */
export function batchExitCode({ status, counts, total }: Batch): ExitCode {
  if (counts.fail > 0) return 1;
  // Where nothing was looked at, nothing has passed.
  if (total === 0) return 2;
  return status !== 'completed' || counts.failed + counts.cancelled + counts.not_evaluated > 0 ? 2 : 0;
}

async function submitted(
  api: FfprobeApi,
  from: string | undefined,
  values: Values,
  line: ProgressLine,
): Promise<AcceptedBatch> {
  const depth = depthOf(values.depth) ?? (values.policy === undefined ? undefined : 'full');
  const shared = {
    ...(values.policy !== undefined && { policy: values.policy }),
    ...(depth && { depth }),
    ...(values.fresh && { fresh: true }),
    ...(values.concurrency !== undefined && { concurrency: wholeNumber('--concurrency', values.concurrency) }),
  };
  if (from === undefined) {
    const root = values.root as string;
    return api.batch({ root, ...(values.glob !== undefined && { glob: values.glob }), ...shared });
  }
  const kind = statSync(from, { throwIfNoEntry: false });
  if (kind?.isDirectory()) return api.batch({ items: await sent(api, from, line), ...shared });
  if (!kind) throw new UsageError(`There is no ${from}.`);
  if (!kind.isFile()) throw new UsageError(`${from} is neither a folder nor a list.`);
  return list(api, from, shared);
}

async function list(api: FfprobeApi, path: string, shared: Record<string, unknown>): Promise<AcceptedBatch> {
  const types: Record<string, string> = { csv: 'text/csv', ndjson: 'application/x-ndjson' };
  const type = types[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (!type) throw new UsageError(`${path}: a list is .csv or .ndjson.`);
  const query = new URLSearchParams(
    Object.entries(shared).map(([name, value]) => [name, String(value)] as [string, string]),
  );
  const body = await openAsBlob(path);
  const reply = await api.request(`/api/v1/batch/analyze?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  return (await reply.json()) as AcceptedBatch;
}

/** Sends every file of a folder. @throws UsageError when there is none */
async function sent(api: FfprobeApi, folder: string, line: ProgressLine) {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw new UsageError(`There is no file in ${folder}.`);
  const items: { upload_id: string; labels: { file: string } }[] = [];
  for (const [at, file] of files.entries()) {
    const label = `${at + 1} of ${files.length}  ${basename(file)}`;
    const { upload_id } = await api.upload(file, line.watching(label));
    items.push({ upload_id, labels: { file: relative(folder, file).slice(0, 256) } });
  }
  return items;
}

async function itemsOf(api: FfprobeApi, id: string): Promise<BatchItem[]> {
  const items: BatchItem[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 200, ...(cursor && { cursor }) };
    const page = await api.ok(api.http.GET('/api/v1/batch/{id}/items', { params: { path: { id }, query } }));
    items.push(...page.items);
    cursor = page.next_cursor;
  }
  return items;
}
