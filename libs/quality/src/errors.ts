import { errorKind } from '@app/errors';

export const comparisonNotFound = errorKind<{ id: string }>(
  'COMPARISON_NOT_FOUND',
  'not-found',
  (d) => `There is no comparison ${d.id}, or it is not yours.`,
);

export const comparisonState = errorKind<{ id: string; status: string; wanted: string }>(
  'COMPARISON_STATE',
  'conflict',
  (d) => `The comparison ${d.id} is ${d.status}; it can't be ${d.wanted}.`,
);

export const comparisonNotFinished = errorKind<{ id: string; status: string }>(
  'COMPARISON_NOT_FINISHED',
  'conflict',
  (d) => `The comparison ${d.id} is ${d.status}; it has no frames to show.`,
);

export const frameNotFound = errorKind<{ id: string; frame: number }>(
  'FRAME_NOT_FOUND',
  'not-found',
  (d) => `The comparison ${d.id} has no frame ${d.frame}.`,
);

export const capabilityMissing = errorKind<{ capability: string; reason: string; how: string }>(
  'CAPABILITY_MISSING',
  'unprocessable',
  (d) => `${d.capability} is not available here: ${d.reason} ${d.how}`,
);

export const noVideo = errorKind<{ side: string }>(
  'QUALITY_NO_VIDEO',
  'media',
  (d) => `The ${d.side} side has no video to compare.`,
);

export const pictureSizeUnknown = errorKind(
  'QUALITY_SIZE_UNKNOWN',
  'media',
  () => 'The size of a picture is unknown; there is nothing to scale to.',
);

export const sideEncrypted = errorKind<{ side: string; scheme: string | null }>(
  'QUALITY_ENCRYPTED',
  'media',
  (d) =>
    `The ${d.side} side is encrypted${d.scheme === null ? '' : ` (${d.scheme})`}: its pictures can't be seen without the key. Compare it as it was before the encryption, or a decrypted copy.`,
);

export const sideUndecodable = errorKind<{ side: string; words: string }>(
  'QUALITY_UNDECODABLE',
  'media',
  (d) =>
    `The ${d.side} side can't be decoded: ${d.words} Analyse it with depth "full" to see what is wrong, and compare a file that plays.`,
);
