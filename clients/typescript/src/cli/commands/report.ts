import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { FfprobeApi } from '../../api';
import { ApiProblem } from '../../problem';
import type { ReportFormat, ReportSubject } from '../../types';
import type { Command, ExitCode } from '../command';
import { UsageError } from '../usage-error';

const formats = ['html', 'pdf', 'json', 'csv', 'markdown', 'junit'] as const satisfies readonly ReportFormat[];
const endings: Record<string, ReportFormat> = { md: 'markdown', htm: 'html', xml: 'junit' };

export const report: Command = {
  name: 'report',
  synopsis: '<id> [-o report.html] [--format html|pdf|json|csv|markdown|junit]',
  summary: 'an analysis, a comparison or a batch on paper',
  help: `Writes a report of what has ended, by the id that probe, compare and batch show.

  -o, --output <file>   where to; without it to standard output
  --format <format>     html, pdf, json, csv, markdown or junit; else by the ending of the file, else markdown
  --title <text>        what stands at its head

Exit code: 0 written, 2 error.`,
  run,
};

async function run(args: string[], open: () => FfprobeApi): Promise<ExitCode> {
  const options = {
    output: { type: 'string', short: 'o' },
    format: { type: 'string' },
    title: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new UsageError('Name one id.');
  const format = formatOf(values.format, values.output);
  if (format === 'pdf' && values.output === undefined && process.stdout.isTTY)
    throw new UsageError('A PDF is nothing for a terminal: say where with -o.');
  const content = await written(open(), id, format, values.title);
  const target = values.output === undefined ? process.stdout : createWriteStream(values.output);
  await pipeline(Readable.fromWeb(content as never), target, { end: values.output !== undefined });
  if (values.output !== undefined) console.error(values.output);
  return 0;
}

export function formatOf(format: string | undefined, output: string | undefined): ReportFormat {
  const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase() ?? '';
  const wanted = format ?? endings[ending] ?? (ending === '' ? 'markdown' : ending);
  const found = formats.find((one) => one === wanted);
  if (!found) throw new UsageError(`--format is one of ${formats.join(', ')}.`);
  return found;
}

/** An id does not say what it is of: the service is asked for each in turn. */
async function written(
  api: FfprobeApi,
  id: string,
  format: ReportFormat,
  title: string | undefined,
): Promise<ReadableStream> {
  const subjects: ReportSubject[] = [{ analysis_id: id }, { comparison_id: id }, { batch_id: id }];
  for (const subject of subjects) {
    try {
      const { body } = await api.report(subject, format, { ...(title !== undefined && { title }) });
      if (body) return body;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
    }
  }
  throw new UsageError(`There is no analysis, comparison or batch ${id}.`);
}
