import { errorKind } from '@app/errors';

export const analysisNotFound = errorKind<{ id: string }>(
  'ANALYSIS_NOT_FOUND',
  'not-found',
  (d) => `There is no analysis ${d.id}, or it is not yours.`,
);

export const analysisNotFinished = errorKind<{ id: string; status: string }>(
  'ANALYSIS_NOT_FINISHED',
  'conflict',
  (d) => `The analysis ${d.id} is ${d.status}; there is nothing to show yet.`,
);

export const analysisState = errorKind<{ id: string; status: string; wanted: string }>(
  'ANALYSIS_STATE',
  'conflict',
  (d) => `The analysis ${d.id} is ${d.status}; it can't be ${d.wanted}.`,
);

export const policyNotFound = errorKind<{ slug: string }>(
  'POLICY_NOT_FOUND',
  'unprocessable',
  (d) => `There is no policy ${d.slug}; GET /api/v1/policies lists those you may use.`,
);

export const thresholdInvalid = errorKind<{ check: string; setting: string; reason: string }>(
  'THRESHOLD_INVALID',
  'unprocessable',
  (d) =>
    `The check ${d.check} can't be set by this ${d.setting}: ${d.reason}. GET /api/v1/probe/checks lists the settings.`,
);

export const audioGroupInvalid = errorKind<{ reason: string }>(
  'AUDIO_GROUP_INVALID',
  'media',
  (d) => `The audio can't be grouped so: ${d.reason}. An analysis without groups shows the streams.`,
);

export const thumbnailNotFound = errorKind<{ number: number }>(
  'THUMBNAIL_NOT_FOUND',
  'not-found',
  (d) => `There is no thumbnail ${d.number}; findings that have one name its address.`,
);

export const checkNotFound = errorKind<{ check: string }>(
  'CHECK_NOT_FOUND',
  'unprocessable',
  (d) => `There is no check ${d.check}; GET /api/v1/probe/checks lists them.`,
);
