import { errorKind } from '@app/errors';

export const priorityNotAllowed = errorKind(
  'PRIORITY_NOT_ALLOWED',
  'forbidden',
  () => 'Only an administrator may ask for priority high. Leave it out, or ask for low.',
);

export const analysisLost = errorKind(
  'ANALYSIS_LOST',
  'unavailable',
  () =>
    'The database was restarted before this analysis ended and lost it. Nothing was promised yet: send the request again.',
);
