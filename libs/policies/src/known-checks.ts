import type { KnownChecks } from '@app/policy';
import { allAnalyzers } from '@app/probe';

/** What a policy may ask of the checks this service has. */
export const knownChecks: KnownChecks = {
  ...Object.fromEntries(allAnalyzers.map(({ id, settings = {} }) => [id, settings])),
  'audio.loudness': {
    ...allAnalyzers.find(({ id }) => id === 'audio.loudness')?.settings,
    // "1+2, 3+4": tracks that are heard together
    audio_groups: { text: true },
  },
};
