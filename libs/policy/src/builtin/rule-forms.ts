import type { Condition } from '../language/condition';
import type { Rule, RuleSource } from '../language/policy';

/** Cover art is a stream of its own and no programme video. */
const programme: Condition = { fact: 'is_attached_picture', eq: false };
const hasVideo: Condition = { of: 'media.video', where: programme, at_least: 1 };
const hasAudio: Condition = { of: 'media.audio', at_least: 1 };

export const videoCount = (exactly: number): Condition => ({ of: 'media.video', where: programme, exactly });

type Streams = Omit<Rule, 'when' | 'assert'> & { every: Condition };

/** What every programme video stream must be; not applicable without one (another rule says whether there must be). */
export function videoRule({ every, ...rule }: Streams): Rule {
  return { ...rule, when: hasVideo, assert: { of: 'media.video', where: programme, all: every } };
}

/** What every audio stream must be; not applicable without one. */
export function audioRule({ every, ...rule }: Streams): Rule {
  return { ...rule, when: hasAudio, assert: { of: 'media.audio', all: every } };
}

interface Content {
  id: string;
  title: string;
  severity: 'fail' | 'warn';
  source: RuleSource;
}

/** No interval of a content result as long as this. */
export function noInterval(
  rule: Content & { list: 'black' | 'freeze' | 'silence'; check: string; asLongAs: string; media: 'video' | 'audio' },
): Rule {
  const { list, check, asLongAs, media, ...own } = rule;
  return {
    ...own,
    when: media === 'video' ? hasVideo : hasAudio,
    needs: [check],
    assert: { of: `enhanced_analysis.content.${list}`, none: { fact: 'duration_sec', gte: asLongAs } },
  };
}

/** No finding of a check, as bad as that or worse. */
export function noFinding(
  rule: Content & { check: string; from: 'warning' | 'error'; media: 'video' | 'audio' },
): Rule {
  const { check, from, media, ...own } = rule;
  return {
    ...own,
    when: media === 'video' ? hasVideo : hasAudio,
    needs: [check],
    assert: { findings: { check, min_severity: from }, eq: 0 },
  };
}

const measuredAsGroup: Condition = { fact: 'media.audio_groups[0].loudness.integrated_lufs', exists: true };

/**
 * Loudness of the programme as heard: of each audio group where groups were measured (discrete mono tracks belong together),
 * else of each audio stream.
 */
export function programmeLoudness(rule: Content & { every: Condition }): Rule {
  const { every, ...own } = rule;
  return {
    ...own,
    when: hasAudio,
    needs: ['audio.loudness'],
    assert: {
      if: measuredAsGroup,
      then: { of: 'media.audio_groups', all: every },
      else: { of: 'media.audio', all: every },
    },
  };
}

/** Findings of whatever was looked at. It does not promise that everything was. */
export const noErrors = (severity: 'fail' | 'warn'): Rule => ({
  id: 'no-errors',
  title: 'No errors were found',
  severity,
  assert: { findings: { min_severity: 'error' }, eq: 0 },
  message: 'Errors found: {measured}.',
  source: { name: 'practice' },
  notes: 'Counts what the checks that ran have found.',
});

/**
 * Nothing flashes as it must not. The check warns of two to three flashes a second too, which are allowed for a short time; that
 * is told among the findings and breaks no rule.
 */
export const noFlashes = (severity: 'fail' | 'warn'): Rule =>
  noFinding({
    id: 'no-flashes',
    title: 'No flashes that may harm photosensitive viewers',
    severity,
    check: 'video.flash',
    from: 'error',
    media: 'video',
    source: { name: 'ITU-R BT.1702' },
  });
