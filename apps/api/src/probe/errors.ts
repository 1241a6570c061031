import { errorKind } from '@app/errors';

export const priorityNotAllowed = errorKind(
  'PRIORITY_NOT_ALLOWED',
  'forbidden',
  () => 'Only an administrator may ask for priority high. Leave it out, or ask for low.',
);
