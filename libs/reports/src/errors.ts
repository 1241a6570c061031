import { errorKind } from '@app/errors';

export const reportNotFound = errorKind<{ id: string }>(
  'REPORT_NOT_FOUND',
  'not-found',
  (d) => `There is no report ${d.id}, or it is not yours.`,
);

export const reportNotReady = errorKind<{ id: string; status: string }>(
  'REPORT_NOT_READY',
  'conflict',
  (d) => `The report ${d.id} is ${d.status}; it can be downloaded once it is completed.`,
);
