import { AllowList } from './allow-list';
import { parseSourceUrl } from './source-url';

/**
 * An address somebody wants to be told at, as it will be called. What only resolving would show is refused when it is called.
 * @param allowPrivate private places the operator opened
 * @throws AppError URL_MALFORMED, URL_SCHEME_NOT_ALLOWED (bad-request), ADDRESS_NOT_PUBLIC (unprocessable)
 */
export function callbackUrl(text: string, allowPrivate: readonly string[]): string {
  return parseSourceUrl(text, AllowList.parse(allowPrivate)).href;
}
