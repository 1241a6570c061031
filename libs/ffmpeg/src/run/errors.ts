import { errorKind } from '@app/errors';

/** The installation asks for a box and this machine can't make one. */
export const sandboxUnavailable = errorKind<{ reason: string }>(
  'SANDBOX_UNAVAILABLE',
  'unavailable',
  (d) => `Media tools may only run boxed and this machine can't: ${d.reason}`,
);

/** A tool was asked for after the runner was closed. */
export const runnerClosed = errorKind('RUNNER_CLOSED', 'unavailable', () => 'This process is shutting down.');
