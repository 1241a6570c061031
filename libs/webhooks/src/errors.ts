import { errorKind } from '@app/errors';

export const webhookNotFound = errorKind<{ id: string }>(
  'WEBHOOK_NOT_FOUND',
  'not-found',
  (d) => `There is no webhook ${d.id}, or it is not yours.`,
);

export const deliveryNotFound = errorKind<{ id: string }>(
  'DELIVERY_NOT_FOUND',
  'not-found',
  (d) => `There is no delivery ${d.id}, or it is not yours.`,
);

export const deliveryUnderWay = errorKind<{ id: string }>(
  'DELIVERY_UNDER_WAY',
  'conflict',
  (d) => `The delivery ${d.id} is being tried at this moment; look again when the try has ended.`,
);

export const webhookDisabled = errorKind<{ id: string }>(
  'WEBHOOK_DISABLED',
  'conflict',
  (d) => `The webhook ${d.id} is disabled; enable it before anything is delivered.`,
);

export const tooManyWebhooks = errorKind<{ limit: number }>(
  'TOO_MANY_WEBHOOKS',
  'conflict',
  (d) => `There are ${d.limit} webhooks already, which is the most one user may have.`,
);

/** A message whose tries again and again end without a record must not circle for ever. */
export const triesUnrecorded = errorKind<{ tries: number }>(
  'TRIES_UNRECORDED',
  'conflict',
  (d) => `It was taken ${d.tries} times by workers that ended before they could say how it went.`,
);
