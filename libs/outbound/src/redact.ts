import { urlOf } from './url-of';

const HIDDEN = 'redacted';

// One rule for query keys: what signs, unlocks or identifies. `X-Amz-*` and `X-Goog-*` hold the signer and its session too.
const SECRET_QUERY_KEY =
  /^(x-(amz|goog)-.*|.*(token|secret|passw|pwd|signature|credential|apikey|api[-_]key|authorization|session|jwt).*|auth|sig|sign|key|pass|policy|key-pair-id|hmac|hdnea|hdnts|hdntl|awsaccesskeyid|googleaccessid|accesskey|subscription-key|code|se|sp|sv|sr|st|skoid|sktid|ske|sks)$/i;

const URL_IN_TEXT = /\b[a-z][a-z0-9+.-]*:\/\/[^\s'"<>\\]+/gi;
const USERINFO_IN_TEXT = /(\/\/)[^/?#\s'"@]+@/g;

/**
 * The URL as it may be shown, logged and stored: no userinfo, no fragment, the values of secret-looking query keys replaced
 * by `redacted`. Text that is no URL comes back with userinfo and query removed, never as it was.
 */
export function redactUrl(url: string | URL): string {
  const text = String(url);
  const shown = urlOf(text);
  if (shown === null) return text.replace(USERINFO_IN_TEXT, '$1').replace(/[?#].*$/s, '');
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  shown.search = redactQuery(shown.search);
  // A scheme without an authority keeps userinfo in its path, where the setters above do nothing.
  return shown.href.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}

/** Works on the text: a query rebuilt through URLSearchParams would change every other character's spelling. */
function redactQuery(search: string): string {
  return search.replace(/([?&;])([^=&;]*)=([^&;]*)/g, (pair, mark: string, key: string) =>
    SECRET_QUERY_KEY.test(decode(key)) ? `${mark}${key}=${HIDDEN}` : pair,
  );
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
}

/**
 * Free text (a tool's stderr, a message) with every URL in it redacted and every known secret replaced, also in its
 * percent-encoded and base64 forms. Secrets shorter than 4 characters are left: replacing them would only shred the text.
 */
export function redactText(text: string, secrets: readonly string[] = []): string {
  const spellings = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
    .filter((secret) => secret.length >= 4)
    .sort((a, b) => b.length - a.length);
  const withoutSecrets = [...new Set(spellings)].reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  return withoutSecrets.replace(URL_IN_TEXT, (url) => redactUrl(url)).replace(USERINFO_IN_TEXT, '$1');
}
