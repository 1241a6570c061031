import { citableIds, type Digest } from '../digest/digest';
import { checkedHint } from '../hints/ffmpeg-hint';
import type { InsightIssue } from '../insight-document';
import { entryOf } from '../knowledge/knowledge';
import { readinessOf } from '../rules/readiness';
import type { Claim, InsightAnswer } from './answer-schema';
import { contradictsVerdict } from './contradicts-verdict';
import { KnownNumbers } from './numbers';

/** What of a model's answer holds. */
export interface Grounded {
  summary: Claim[];
  issues: InsightIssue[];
  citations: string[];
  /** sentences, issues and hints that could not be traced or may not be said */
  dropped: number;
}

/** Judges what a model says of one digest: every claim cites what exists, names our figures alone, and leaves the verdict as it is. */
export class Grounds {
  private readonly ids: Set<string>;
  private readonly numbers: KnownNumbers;

  constructor(private readonly digest: Digest) {
    this.ids = citableIds(digest);
    this.numbers = new KnownNumbers(
      digest,
      [...new Set(digest.findings.map(({ check }) => check))].map((check) => entryOf(check)),
    );
  }

  holds({ text, citations }: Claim): boolean {
    return citations.length > 0 && citations.every((id) => this.ids.has(id)) && this.maySay(text);
  }

  /** The parts of an answer that hold. */
  ground(answer: InsightAnswer): Grounded {
    const summary = answer.summary.filter((claim) => this.holds(claim));
    let dropped = answer.summary.length - summary.length;
    const issues: InsightIssue[] = [];
    for (const issue of answer.issues) {
      const holds = this.holds({ text: `${issue.explanation} ${issue.fix}`, citations: issue.finding_ids });
      if (!holds) {
        dropped += 1;
        continue;
      }
      const hint = issue.ffmpeg_hint === null ? null : checkedHint(issue.ffmpeg_hint);
      if (issue.ffmpeg_hint !== null && hint === null) dropped += 1;
      issues.push({ ...issue, ffmpeg_hint: hint });
    }
    const citations = [
      ...new Set([...summary.flatMap((claim) => claim.citations), ...issues.flatMap(({ finding_ids: ids }) => ids)]),
    ];
    return { summary, issues, citations, dropped };
  }

  private maySay(text: string): boolean {
    return this.numbers.cover(text) && !contradictsVerdict(text, readinessOf(this.digest)) && !hasLink(text);
  }
}

/** Nothing of ours has a link to tell: one in an answer came from the media. */
function hasLink(text: string): boolean {
  return /https?:|www\.|\bftp:|<[a-z/!]|\]\(/i.test(text);
}
