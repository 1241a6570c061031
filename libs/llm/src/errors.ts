import { errorKind } from '@app/errors';

export const insightNotFound = errorKind<{ id: string }>(
  'INSIGHT_NOT_FOUND',
  'not-found',
  (d) => `There is no insight ${d.id}, or it is not yours.`,
);

export const conversationNotFound = errorKind<{ id: string }>(
  'CONVERSATION_NOT_FOUND',
  'not-found',
  (d) => `There is no conversation ${d.id}, or it is not yours. Leave conversation_id out to begin one.`,
);

export const insightsOff = errorKind(
  'INSIGHTS_OFF',
  'unprocessable',
  () => 'Insights are switched off in this installation (LLM_ENABLED).',
);

export const subjectNotFinished = errorKind<{ kind: string; id: string; status: string }>(
  'SUBJECT_NOT_FINISHED',
  'conflict',
  (d) => `The ${d.kind} ${d.id} is ${d.status}; there is nothing to explain yet.`,
);
