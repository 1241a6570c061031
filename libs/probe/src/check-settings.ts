import { type MediaInfo, regroupAudio, type WantedGroup } from '@app/ffmpeg';
import { checkSettings, type Policy } from '@app/policy';
import type { AnalysisOptions } from './analysis-options';
import { analyzers } from './analyzers/registry';
import { type CheckThresholds, joinThresholds, limitsOf } from './analyzers/settings';
import { type ContentThresholds, defaultThresholds } from './content/thresholds';
import { audioGroupInvalid, thresholdInvalid } from './errors';

/** @throws AppError THRESHOLD_INVALID for a check or a setting nobody knows, and for a number out of its bounds */
export function requireThresholds(thresholds: CheckThresholds | null | undefined): void {
  for (const [check, settings] of Object.entries(thresholds ?? {})) {
    const known = analyzers.find(({ id }) => id === check)?.settings ?? {};
    for (const [name, value] of Object.entries(settings)) {
      const setting = Object.hasOwn(known, name) ? known[name] : undefined;
      const names = Object.keys(known).join(', ') || 'none';
      if (!setting) throw thresholdInvalid({ check, setting: name, reason: `it has ${names}` });
      if (!(value >= setting.min && value <= setting.max))
        throw thresholdInvalid({ check, setting: name, reason: `from ${setting.min} to ${setting.max} is meant` });
    }
  }
}

/** What the checks go by: the policy's numbers, and those of the request before them. */
export function thresholdsOf(policy: Policy, thresholds: CheckThresholds | null | undefined): CheckThresholds {
  const joined = joinThresholds(policyThresholds(policy), thresholds ?? {});
  const peak = joined['audio.loudness']?.['max_true_peak_dbtp'];
  // delivery specifications name the peak with the loudness; one that is named at its own check comes first
  return peak === undefined ? joined : joinThresholds({ 'audio.true_peak': { max_dbtp: peak } }, joined);
}

/** The settings of those that set something of the measurement itself. */
export function detectorThresholds(given: CheckThresholds): ContentThresholds {
  const thresholds = { ...defaultThresholds };
  for (const { id, settings = {} } of analyzers) {
    const limits: Readonly<Record<string, number | null>> = limitsOf(settings, given[id]);
    for (const [name, { detector }] of Object.entries(settings)) {
      const value = limits[name];
      if (detector !== undefined && typeof value === 'number') thresholds[detector] = value;
    }
  }
  return thresholds;
}

/** How the policy groups tracks, in its own words; null where it does not. */
export function audioGroupsOf(policy: Policy): string | null {
  const written = checkSettings(policy)['audio.loudness']?.['audio_groups'];
  return typeof written === 'string' ? written : null;
}

/** The tracks as the request, or else the policy, groups them. @throws AppError AUDIO_GROUP_INVALID */
export function withGroups(
  media: MediaInfo,
  { audio_groups: wanted, policy_audio_groups: written }: AnalysisOptions,
): MediaInfo {
  const source = wanted && wanted.length > 0 ? 'request' : 'policy';
  const groups = source === 'request' ? (wanted ?? []) : policyGroups(media, written ?? null);
  if (groups.length === 0) return media;
  const made = regroupAudio(media.audio, media.audio_groups, groups, source);
  if (typeof made === 'string') throw audioGroupInvalid({ reason: made });
  return { ...media, audio_groups: made };
}

function policyThresholds(policy: Policy): CheckThresholds {
  const settings = checkSettings(policy);
  return Object.fromEntries(
    Object.entries(settings).map(([check, values]) => [
      check,
      Object.fromEntries(
        Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      ),
    ]),
  );
}

/** `{"audio.loudness": {audio_groups: "1+2, 3+4+5+6+7+8"}}`: audio tracks by their place. A file of fewer tracks is as it is. */
function policyGroups({ audio }: MediaInfo, written: string | null): WantedGroup[] {
  if (written === null) return [];
  return written.split(',').flatMap((part) => {
    const streams = part.split('+').map((place) => audio[Number(place) - 1]?.index);
    const known = streams.filter((index) => index !== undefined);
    return known.length === streams.length && known.length > 1 ? [{ streams: known }] : [];
  });
}
