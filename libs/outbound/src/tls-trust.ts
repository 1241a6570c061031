import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/**
 * What TLS servers are trusted by: Node's roots plus the operator's own CA certificates (PEM texts). Built once and shared,
 * because parsing the roots for each connection costs tens of milliseconds.
 */
export function trustOf(ca: readonly string[] = []): SecureContext {
  return createSecureContext(ca.length === 0 ? {} : { ca: [...rootCertificates, ...ca] });
}
