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

export const reportSubjectNotFinished = errorKind<{ kind: string; id: string; status: string }>(
  'REPORT_SUBJECT_NOT_FINISHED',
  'conflict',
  (d) => `The ${d.kind} ${d.id} is ${d.status}; ask for its report once it has ended.`,
);

export const reportReferencesDiffer = errorKind(
  'REPORT_REFERENCES_DIFFER',
  'unprocessable',
  () =>
    'The comparisons have different references. Name comparisons of one reference: only their figures stand on one curve.',
);

/** Says nothing of why: a link that was revoked, has expired or was never made looks the same. */
export const sharedReportNotFound = errorKind(
  'SHARED_REPORT_NOT_FOUND',
  'not-found',
  () =>
    'This link does not open a report: it may have expired or been revoked. Ask whoever gave it to you for a new one.',
);
