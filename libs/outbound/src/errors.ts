import { AppError, type AppErrorOptions, errorKind } from '@app/errors';

/** What every failure on the way out carries: the URL is already redacted, `reason` never holds a secret. */
export type OutboundFailure = { url: string; reason?: string; status?: number };

const whileWorking = (code: string, describe: (d: OutboundFailure) => string) =>
  errorKind<OutboundFailure>(code, 'media', (d) => describe(d) + (d.reason ? ` (${d.reason})` : ''));

const allowing = 'Whoever runs the service can allow its host with OUTBOUND_ALLOW_PRIVATE.';

/** Failures that only show while working; each code is stable and stored with the analysis. */
const catalogue = {
  ADDRESS_NOT_PUBLIC: whileWorking(
    'ADDRESS_NOT_PUBLIC',
    (d) => `${d.url} leads to an address that is not public. ${allowing}`,
  ),
  DNS_FAILED: whileWorking('DNS_FAILED', (d) => `The host of ${d.url} could not be resolved.`),
  TLS_FAILED: whileWorking('TLS_FAILED', (d) => `No trusted TLS connection to ${d.url}.`),
  SCHEME_NOT_ALLOWED: whileWorking('SCHEME_NOT_ALLOWED', (d) => `Only http and https are fetched, not ${d.url}.`),
  METHOD_NOT_ALLOWED: whileWorking('METHOD_NOT_ALLOWED', (d) => `Only GET and HEAD are sent to ${d.url}.`),
  PORT_NOT_ALLOWED: whileWorking('PORT_NOT_ALLOWED', (d) => `No tunnel to this port: ${d.url}.`),
  REQUEST_NOT_ALLOWED: whileWorking('REQUEST_NOT_ALLOWED', (d) => `Not a request this proxy takes: ${d.url}.`),
  ENTITIES_REFUSED: whileWorking('ENTITIES_REFUSED', (d) => `${d.url} declares XML entities; a manifest needs none.`),
  REDIRECT_REFUSED: whileWorking('REDIRECT_REFUSED', (d) => `The redirect from ${d.url} was not followed.`),
  REQUEST_BUDGET_EXCEEDED: whileWorking('REQUEST_BUDGET_EXCEEDED', (d) => `Too many requests, stopped at ${d.url}.`),
  BYTE_BUDGET_EXCEEDED: whileWorking('BYTE_BUDGET_EXCEEDED', (d) => `Too many bytes, stopped at ${d.url}.`),
  DEADLINE_EXCEEDED: whileWorking('DEADLINE_EXCEEDED', (d) => `Not finished in time: ${d.url}.`),
  CONNECTION_REFUSED: whileWorking('CONNECTION_REFUSED', (d) => `No connection to ${d.url}.`),
  CONNECTION_LOST: whileWorking('CONNECTION_LOST', (d) => `The connection to ${d.url} broke off.`),
  PROTOCOL_ERROR: whileWorking('PROTOCOL_ERROR', (d) => `${d.url} did not answer in valid HTTP.`),
  HTTP_STATUS: whileWorking('HTTP_STATUS', (d) => `${d.url} answered ${d.status ?? 'an error'}.`),
} as const;

export type RefusalCode = keyof typeof catalogue;

/** The budgets of one job, by the code that says which one ran out. */
export type BudgetCode = 'REQUEST_BUDGET_EXCEEDED' | 'BYTE_BUDGET_EXCEEDED' | 'DEADLINE_EXCEEDED';

/** The error of one refusal: category `media`, `details` as in {@link OutboundFailure}. */
export function refusal(code: RefusalCode, details: OutboundFailure, options?: AppErrorOptions): AppError {
  return catalogue[code](details, options);
}

/** The refusal code of an error that came through this door, or null for any other error. */
export function refusalCode(error: unknown): RefusalCode | null {
  return error instanceof AppError && Object.hasOwn(catalogue, error.code) ? (error.code as RefusalCode) : null;
}

/** Known in advance, before any work: a scheme that is never fetched. */
export const urlSchemeNotAllowed = errorKind<{ scheme: string }>(
  'URL_SCHEME_NOT_ALLOWED',
  'bad-request',
  (d) => `Only http and https URLs are accepted, not ${d.scheme}.`,
);

/** Known in advance: text that is no absolute URL with a host. */
export const urlMalformed = errorKind<{ reason: string }>(
  'URL_MALFORMED',
  'bad-request',
  (d) => `Not a URL: ${d.reason}.`,
);

/** Known in advance: the URL itself spells a private address. Same code as when it shows while working. */
export const addressKnownPrivate = errorKind<{ url: string }>(
  'ADDRESS_NOT_PUBLIC',
  'unprocessable',
  (d) => `${d.url} names an address that is not public. ${allowing}`,
);

/** A header a caller may not set on a source: framing, host and proxy headers, or characters HTTP forbids. */
export const sourceHeaderNotAllowed = errorKind<{ name: string }>(
  'SOURCE_HEADER_NOT_ALLOWED',
  'bad-request',
  (d) => `The header ${d.name.slice(0, 100)} cannot be sent with a source.`,
);

export const sourceHeadersTooLarge = errorKind<{ most: number }>(
  'SOURCE_HEADERS_TOO_LARGE',
  'bad-request',
  (d) => `The headers of a source have at most ${d.most} bytes together.`,
);

/** An operator's allow-list entry that is no address, CIDR, host or `host:port`. */
export const allowPrivateInvalid = errorKind<{ entry: string }>(
  'ALLOW_PRIVATE_INVALID',
  'bad-request',
  (d) => `${JSON.stringify(d.entry)} is not an address, CIDR, host or host:port.`,
);
