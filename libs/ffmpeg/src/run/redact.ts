const secretName =
  /^(x-amz-(signature|credential|security-token)|sig|signature|token|access_token|key|apikey|api_key|password|passwd|pwd|secret|auth|authorization|policy|key-pair-id|hdnts|hdnea|hmac|jwt)$/i;
const mark = '***';

/** A text with given secrets, `//user:pass@` and secret-looking query values replaced by `***`. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let shown = text;
  for (const secret of secrets) if (secret !== '') shown = shown.replaceAll(secret, mark);
  return shown
    .replace(/\/\/[^/@\s'"]*@/g, `//${mark}@`)
    .replace(/([?&;])([^=&;#\s'"]+)=([^&;#\s'"]*)/g, (all, separator: string, name: string) =>
      secretName.test(name) ? `${separator}${name}=${mark}` : all,
    );
}
