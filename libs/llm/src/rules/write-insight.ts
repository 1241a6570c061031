import type { Digest, DigestFinding } from '../digest/digest';
import type { Audience } from '../insight.entity';
import type { InsightDocument, InsightIssue } from '../insight-document';
import { entryOf } from '../knowledge/knowledge';
import { describeSubject } from './describe-subject';
import { placeOf } from './place';
import { readinessOf } from './readiness';
import { verdictSentence } from './verdict-sentence';

const shownPlaces = 5;

/** Findings and verdict in words, from rules and knowledge alone: the same digest gives the same text. English. */
export function writeInsight(digest: Digest, audience: Audience): InsightDocument {
  const issues = [...issuesOfFindings(digest, audience), ...issuesOfRules(digest)];
  const described = describeSubject(digest);
  const summary = [verdictSentence(digest), countSentence(digest), described.text, unseenSentence(digest)];
  return {
    summary: summary.filter((sentence) => sentence !== '').join(' '),
    issues,
    delivery_readiness: readinessOf(digest),
    citations: [
      ...(digest.verdict ? ['verdict'] : []),
      ...described.citations,
      ...new Set(issues.flatMap(({ finding_ids: ids }) => ids)),
      ...digest.not_evaluated.map(({ id }) => id),
    ],
    grounded: true,
    dropped_claims: 0,
    language: 'en',
    generated_by: 'rules',
    fallback_reason: null,
    provider: null,
    model: null,
    prompt_version: null,
    tokens: { prompt: 0, completion: 0 },
    cost: null,
    reused_from: null,
  };
}

function issuesOfFindings({ findings }: Digest, audience: Audience): InsightIssue[] {
  const told = findings.filter(({ severity }) => severity !== 'info');
  const byCheck = grouped(told);
  return [...byCheck].map(([check, group]) => {
    const entry = entryOf(check);
    const places = group.slice(0, shownPlaces).map((finding) => `${finding.message}${placeSuffix(finding)}`);
    const more = group.length > shownPlaces ? [`and ${group.length - shownPlaces} more`] : [];
    const seen = [...places, ...more].join('; ');
    return {
      finding_ids: group.map(({ id }) => id),
      explanation:
        audience === 'executive' ? `${entry.plainly} Seen: ${seen}.` : `${entry.what} ${entry.why} Seen: ${seen}.`,
      fix: entry.fix,
      ffmpeg_hint: audience === 'executive' ? null : entry.ffmpegHint,
    };
  });
}

/** Rules that failed or warned although no finding says so: a wrong codec, a missing track. */
function issuesOfRules({ rules, findings }: Digest): InsightIssue[] {
  const said = findings.map(({ check }) => check);
  return rules
    .filter(({ result }) => result === 'fail' || result === 'warn')
    .filter(({ id }) => !said.some((check) => id.includes(check)))
    .map(({ id, title, message }) => ({
      finding_ids: [id],
      explanation: `The rule “${title}” is not met: ${message}`,
      fix: 'Change what the rule names, or have it waived by whoever receives the file.',
      ffmpeg_hint: null,
    }));
}

function countSentence({ subject, findings, left_out: left }: Digest): string {
  if (subject.kind !== 'analysis') return '';
  const counted = ['critical', 'error', 'warning'].flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 || severity === 'critical' ? '' : 's'}`];
  });
  const more = left.findings > 0 ? ` (${left.findings} more are not shown here)` : '';
  return counted.length === 0 ? 'No check warned.' : `Findings: ${counted.join(', ')}${more}.`;
}

function unseenSentence({ not_evaluated: unseen, left_out: left }: Digest): string {
  const count = unseen.length + left.not_evaluated;
  if (count === 0) return '';
  return count === 1
    ? 'Not evaluated: 1 check; nothing is said about it.'
    : `Not evaluated: ${count} checks; nothing is said about them.`;
}

/** Where the message does not already say it. */
function placeSuffix(finding: DigestFinding): string {
  return /\d:\d\d|\d s\b/.test(finding.message) ? '' : placeOf(finding);
}

function grouped(findings: readonly DigestFinding[]): Map<string, DigestFinding[]> {
  const groups = new Map<string, DigestFinding[]>();
  for (const finding of findings) groups.set(finding.check, [...(groups.get(finding.check) ?? []), finding]);
  return groups;
}
