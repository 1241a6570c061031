/* Compares docs/checks.md with what GET /api/v1/probe/checks answers; with --write, writes it. */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckDto, ChecksController, type CheckSettingDto } from '../../apps/api/src/probe/checks.controller';

const path = join(__dirname, '../../docs/checks.md');

const intro = `# Every check

Written by \`npm run checks\` from what \`GET /api/v1/probe/checks\` answers; \`npm run check\` says when it is out of date.

A check has a stable id and a version, which rises when the same file may get another answer. It looks from its depth on: \`quick\` reads the header,
\`standard\` also every packet, \`full\` decodes. A request sets numbers under \`thresholds\`, a policy under \`checks:\`; what can't look is
\`not_evaluated\`, never a pass. How the content is looked at, and how much of it: [content checks](content-checks.md).
`;

/** Headings of groups whose name is not one. */
const subjects: Record<string, string> = {
  hdr: 'High dynamic range',
  frame_rate: 'Frame rate',
  bit_rate: 'Bit rate',
  gop: 'Groups of pictures',
  mxf: 'MXF',
  transport_stream: 'Transport streams',
  ladder: 'Streams: HLS and DASH',
};

function page(checks: readonly CheckDto[]): string {
  const groups = new Map<string, CheckDto[]>();
  for (const check of checks) {
    const subject = check.id.split('.')[0] ?? '';
    groups.set(subject, [...(groups.get(subject) ?? []), check]);
  }
  const sections = [...groups].map(
    ([subject, of]) => `## ${subjects[subject] ?? titled(subject)}\n\n${of.map(entry).join('\n\n')}`,
  );
  return `${intro}\n${checks.length} checks.\n\n${sections.join('\n\n')}\n`;
}

function entry({
  id,
  version,
  title,
  measure,
  unit,
  default_threshold: threshold,
  settings,
  depth,
  source,
}: CheckDto): string {
  const facts = [
    `version ${version}`,
    `depth \`${depth}\``,
    ...(unit === null ? [] : [`in ${unit}`]),
    ...(threshold === null || settings.length > 0 ? [] : [`threshold ${threshold}`]),
  ];
  const table = ['| setting | default | bounds | meaning |', '| --- | --- | --- | --- |', ...settings.map(setting)];
  return [
    `### \`${id}\``,
    `${title}: ${measure}. ${titled(facts.join(', '))}. Source: ${source}.`,
    ...(settings.length === 0 ? [] : [table.join('\n')]),
  ].join('\n\n');
}

function setting({
  name,
  default: value,
  unit,
  min,
  max,
  meaning,
  steers_measurement: steers,
}: CheckSettingDto): string {
  const shown = value === null ? 'unset' : `${rounded(value)}${unit === null ? '' : ` ${unit}`}`;
  return `| \`${name}\` | ${shown} | ${rounded(min)} to ${rounded(max)} | ${meaning}${steers ? '; steers the measurement' : ''} |`;
}

const rounded = (value: number) => String(Number(value.toPrecision(4)));
const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const text = page(new ChecksController().list().items);
if (process.argv.includes('--write')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/checks.md is not what the service answers; run `npm run checks`');
  process.exit(1);
}
