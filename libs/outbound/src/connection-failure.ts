import { AppError } from '@app/errors';
import { refusal } from './errors';

/** How far a connection had come when it failed; a reset during the handshake is a TLS failure, not a refused connection. */
export type ConnectionPhase = 'connecting' | 'handshaking' | 'open';

const TLS_CODE =
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO|ERR_OSSL)/;

/** Turns whatever a socket, a handshake or the HTTP parser threw into one of our refusals; refusals pass unchanged. */
export function connectionFailure(error: unknown, phase: ConnectionPhase, url: string): AppError {
  if (error instanceof AppError) return error;
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'unknown';
  const details = { url, reason: code };
  const options = { cause: error };
  if (phase === 'handshaking' || TLS_CODE.test(code)) return refusal('TLS_FAILED', details, options);
  if (code.startsWith('HPE_')) return refusal('PROTOCOL_ERROR', details, options);
  if (phase === 'connecting') return refusal('CONNECTION_REFUSED', details, options);
  return refusal('CONNECTION_LOST', details, options);
}
