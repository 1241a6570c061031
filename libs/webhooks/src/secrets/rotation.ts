import type { RotatingSecret } from './rotating-secret.entity';
import type { SigningSecretBox } from './signing-secret-box';

/** The assignments of a rotation; an overlap of 0 seconds leaves one secret. */
export function rotation(secretParameter: string, overlapParameter: string): string {
  return `previous_secret = CASE WHEN ${overlapParameter}::int > 0 THEN secret END,
    previous_secret_until = CASE WHEN ${overlapParameter}::int > 0 THEN now() + ${overlapParameter}::int * interval '1 second' END,
    secret = ${secretParameter}`;
}

/** Every secret that signs now, the newest first. @throws AppError SECRET_UNREADABLE */
export function liveSecrets(box: SigningSecretBox, row: RotatingSecret, context: string): string[] {
  const sealed =
    stillGood(row) === null || row.previousSecret === null ? [row.secret] : [row.secret, row.previousSecret];
  return sealed.map((text) => box.open(text, context));
}

/** Until when the secret before is good; null when there is none any more. */
export function stillGood(row: RotatingSecret): Date | null {
  return row.previousSecretUntil !== null && row.previousSecretUntil.getTime() > Date.now()
    ? row.previousSecretUntil
    : null;
}
