import type { Analysis, AudioStream, Finding, MediaInfo, Verdict, VideoStream } from '../../types';
import { row } from '../terminal/row';
import { bitRate, bytes, type Colour, count, duration, frameRate, paint, plain } from '../terminal/words';

const mostFindings = 20;
const severityColour: Record<Finding['severity'], Colour> = {
  info: 'gray',
  warning: 'yellow',
  error: 'red',
  critical: 'red',
};
const resultColour = { pass: 'green', warn: 'yellow', fail: 'red', not_evaluated: 'yellow' } as const;

/** An analysis as the lines a person reads: container, streams, verdict, findings, and what was not looked at. */
export function analysisLines(analysis: Analysis, options: { everyFinding?: boolean } = {}): string[] {
  if (analysis.status !== 'completed') return [row('Status', paint('red', analysis.status)), ...reasonLines(analysis)];
  return [
    ...mediaLines(analysis.media),
    ...(analysis.verdict ? verdictLines(analysis.verdict) : [row('Verdict', 'none (no policy asked for)')]),
    ...findingLines(analysis.findings, options.everyFinding ? Infinity : mostFindings),
    ...notEvaluatedLines(analysis),
  ];
}

/** A verdict and the rules that are not simply kept. */
export const verdictLines = (verdict: Verdict): string[] => [
  row('Verdict', verdictText(verdict)),
  ...ruleLines(verdict),
];

/** The container in a few words: `mov,mp4 · 5.00 s · 412 kB · 660 kb/s`. */
function containerText(media: MediaInfo | null): string {
  const container = media?.container;
  if (!container) return '-';
  return join([
    container.format_names.slice(0, 2).join(','),
    container.duration_sec != null && duration(container.duration_sec),
    container.size_bytes != null && bytes(container.size_bytes),
    container.bit_rate_bps != null && bitRate(container.bit_rate_bps),
    container.fragmented ? 'fragmented' : container.faststart && 'faststart',
  ]);
}

/** Some codecs number their profiles. */
const profileText = (profile: string | null | undefined): string | null | undefined =>
  profile && /^\d+$/.test(profile) ? `profile ${profile}` : profile;

function videoText(stream: VideoStream): string {
  const depth = [stream.bit_depth != null && `${stream.bit_depth}-bit`, stream.chroma_subsampling];
  const order = stream.scan.type === 'interlaced' && stream.scan.field_order;
  return join([
    stream.codec ?? 'unknown',
    profileText(stream.profile),
    stream.width != null && `${stream.width}x${stream.height}`,
    stream.rotation_deg != null && stream.rotation_deg !== 0 && `rotated ${stream.rotation_deg}°`,
    stream.is_attached_picture ? 'picture' : stream.frame_rate && frameRate(stream.frame_rate.value),
    depth.filter(Boolean).join(' '),
    stream.hdr.format,
    stream.color.primaries,
    stream.scan.type && [stream.scan.type, order].filter(Boolean).join(' '),
    stream.bit_rate_bps != null && bitRate(stream.bit_rate_bps),
  ]);
}

function audioText(stream: AudioStream): string {
  return join([
    stream.codec ?? 'unknown',
    profileText(stream.profile),
    stream.sample_rate_hz != null && `${Number((stream.sample_rate_hz / 1000).toFixed(3))} kHz`,
    stream.channel_layout ?? (stream.channels != null && count(stream.channels, 'channel')),
    stream.bit_rate_bps != null && bitRate(stream.bit_rate_bps),
    stream.language,
  ]);
}

function verdictText(verdict: Verdict): string {
  const version = verdict.policy_version == null ? '' : ` version ${verdict.policy_version}`;
  const word = verdict.result.replace('_', ' ').toUpperCase();
  return `${paint(resultColour[verdict.result], word)}  ${plain(verdict.policy)}${version}`;
}

/** The rules that are not simply kept, the gravest first. */
function ruleLines({ rules }: Verdict): string[] {
  const order = ['fail', 'not_evaluated', 'warn', 'waived'] as const;
  return order.flatMap((result) =>
    rules
      .filter((rule) => rule.result === result)
      .map(({ id, message, waiver }) => {
        const by = result === 'waived' && waiver ? `waived by ${waiver.author}: ` : '';
        const colour = result === 'waived' ? 'gray' : resultColour[result];
        return row('', `${paint(colour, result.replace('_', ' ').padEnd(13))} ${plain(`${id}  ${by}${message}`)}`, 14);
      }),
  );
}

function mediaLines(media: MediaInfo | null): string[] {
  return [
    row('Container', containerText(media)),
    ...(media?.video ?? []).map((stream) => row(`Video ${stream.index}`, videoText(stream))),
    ...(media?.audio ?? []).map((stream) => row(`Audio ${stream.index}`, audioText(stream))),
    ...(media?.subtitles ?? []).map((stream) =>
      row(`Subtitles ${stream.index}`, join([stream.codec ?? 'unknown', stream.kind, stream.language])),
    ),
    ...(media?.data ?? []).map((stream) =>
      row(`Data ${stream.index}`, join([stream.kind ?? stream.codec ?? 'unknown'])),
    ),
  ];
}

function findingLines(findings: Finding[], most: number): string[] {
  if (findings.length === 0) return [row('Findings', paint('green', 'none'))];
  const lines = findings.slice(0, most).map((finding, at) => {
    const place = join([
      finding.stream_index != null && `stream ${finding.stream_index}`,
      finding.start_sec != null && `at ${duration(finding.start_sec)}`,
    ]);
    const text = `${plain(finding.check)}  ${plain(finding.message)}${place ? ` (${place})` : ''}`;
    const severity = paint(severityColour[finding.severity], finding.severity.padEnd(8));
    return row(at === 0 ? 'Findings' : '', `${severity} ${text}`, 9);
  });
  const more = findings.length - lines.length;
  return more > 0 ? [...lines, row('', `and ${count(more, 'more', 'more')} (--json shows all)`)] : lines;
}

/** Grouped by reason: at depth `quick` one reason holds for dozens of checks. */
function notEvaluatedLines({ not_evaluated: skipped }: Analysis): string[] {
  const byReason = new Map<string, string[]>();
  for (const { check, reason } of skipped) byReason.set(reason, [...(byReason.get(reason) ?? []), check]);
  return [...byReason].map(([reason, checks], at) => {
    const named =
      checks.length <= 3 ? checks.join(', ') : `${checks.slice(0, 2).join(', ')} and ${checks.length - 2} more`;
    return row(at === 0 ? 'Not evaluated' : '', plain(`${named}: ${reason}`));
  });
}

function reasonLines({ error }: Analysis): string[] {
  if (!error) return [];
  return [row('Reason', plain(join([error.code, error.detail])))];
}

const join = (parts: (string | false | null | undefined)[]): string =>
  parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map(plain)
    .join(' · ');
