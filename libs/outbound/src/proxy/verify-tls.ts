import { isIP, type TcpSocketConnectOpts } from 'node:net';
import { connect as connectTls, type ConnectionOptions, type SecureContext } from 'node:tls';
import { type ConnectionPhase, connectionFailure } from '../connection-failure';
import { type Pin, pinnedLookup } from '../pinning-resolver';
import { redactUrl } from '../redact';
import { portOf } from '../source-url';

/** Shakes hands with the pinned host and hangs up: the address that showed a trusted certificate. Rejects with a refusal. */
export function verifyTls(url: URL, pin: Pin, trust: SecureContext, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let phase: ConnectionPhase = 'connecting';
    const options: ConnectionOptions &
      Pick<TcpSocketConnectOpts, 'autoSelectFamily' | 'autoSelectFamilyAttemptTimeout'> = {
      host: pin.host,
      port: portOf(url),
      servername: isIP(pin.host) ? '' : pin.host,
      secureContext: trust,
      lookup: pinnedLookup(pin),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: 2_000,
    };
    const socket = connectTls(options);
    const fail = (error: unknown) => {
      clearTimeout(timer);
      socket.destroy();
      reject(connectionFailure(error, phase, redactUrl(url)));
    };
    const timer = setTimeout(() => fail(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })), timeoutMs);
    socket.once('connect', () => (phase = 'handshaking'));
    socket.on('error', fail);
    socket.once('close', () => fail(new Error('closed')));
    socket.once('secureConnect', () => {
      const address = socket.remoteAddress;
      clearTimeout(timer);
      if (address === undefined) return fail(new Error('closed'));
      resolve(address);
      socket.destroy();
    });
  });
}
