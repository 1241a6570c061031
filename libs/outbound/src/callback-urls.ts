import { SecretBox } from '@app/secrets';
import { AllowList } from './allow-list';
import { redactUrl } from './redact';
import { parseSourceUrl } from './source-url';

const context = 'callback';
const mark = 'sealed:';

export interface CallbackSettings {
  /** Private places the operator opened. */
  OUTBOUND_ALLOW_PRIVATE: readonly string[];
  ENCRYPTION_KEY: string;
}

/** Addresses somebody wants to be told at. One that holds a password or token is kept sealed. */
export class CallbackUrls {
  private readonly box: SecretBox;
  private readonly allowed: AllowList;

  constructor(settings: CallbackSettings) {
    this.box = new SecretBox(settings.ENCRYPTION_KEY, 'callback addresses');
    this.allowed = AllowList.parse(settings.OUTBOUND_ALLOW_PRIVATE);
  }

  /**
   * The address as it is kept, of a caller's text or of what was kept before. What only resolving would show is refused when it is called.
   * @throws AppError URL_MALFORMED, URL_SCHEME_NOT_ALLOWED (bad-request), ADDRESS_NOT_PUBLIC (unprocessable)
   */
  accept(text: string): string {
    if (this.isSealedHere(text)) return text;
    const { href } = parseSourceUrl(text, this.allowed);
    return redactUrl(href) === href ? href : mark + this.box.seal(href, context);
  }

  /** The address to be called. @throws AppError SECRET_UNREADABLE */
  open(kept: string): string {
    return kept.startsWith(mark) ? this.box.open(kept.slice(mark.length), context) : kept;
  }

  /** The address as others than its owner may see it. */
  shown(kept: string): string {
    return redactUrl(this.open(kept));
  }

  /** Somebody else's text may look like it, and is then an address of an unknown scheme. */
  private isSealedHere(text: string): boolean {
    try {
      return text.startsWith(mark) && this.open(text) !== '';
    } catch {
      return false;
    }
  }
}
