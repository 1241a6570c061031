import { type Finding, severities } from '../analysis-documents';

/** A moment that is shown, and the findings it belongs to. */
export interface Moment {
  timeSec: number;
  /** What is shown may be any frame of the gravest of them. */
  startSec: number;
  endSec: number;
  findingIds: string[];
}

/** More pictures than this say nothing new, and each is a seek of its own. */
const mostMoments = 8;
/** What lies so close together is one picture. */
const sameSec = 0.02;

/** The middle of each finding about the picture that has a time: the gravest first, and the earliest of those. */
export function chooseMoments(findings: readonly Finding[]): Moment[] {
  const visual = findings
    .filter(
      ({ check, start_sec: start }) => check.startsWith('video.') && check !== 'video.scene_cuts' && start !== null,
    )
    .sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || timeOf(a) - timeOf(b));
  const moments: Moment[] = [];
  for (const finding of visual) {
    const timeSec = timeOf(finding);
    const near = moments.find((moment) => Math.abs(moment.timeSec - timeSec) < sameSec);
    if (near) near.findingIds.push(finding.id);
    else if (moments.length < mostMoments) moments.push({ timeSec, ...spanOf(finding), findingIds: [finding.id] });
  }
  return moments;
}

function spanOf({ start_sec: start, end_sec: end }: Finding): { startSec: number; endSec: number } {
  const from = start ?? 0;
  return { startSec: from, endSec: Math.max(from, end ?? from) };
}

function timeOf(finding: Finding): number {
  const { startSec, endSec } = spanOf(finding);
  return startSec + (endSec - startSec) / 2;
}
