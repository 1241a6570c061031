import { CONFIG, type Config } from '@app/config';
import { storableText } from '@app/database';
import { AllowList, parseSourceUrl, redactUrl, sourceHeaders } from '@app/outbound';
import { SecretBox } from '@app/secrets';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, hkdfSync } from 'node:crypto';
import { basename } from 'node:path';
import type { ResolvedSource } from './source';
import type { UrlInput, UrlSecret } from './source-input';

const context = 'source';

/** URLs as sources: judged before anything connects, kept sealed. */
@Injectable()
export class UrlSources {
  private readonly box: SecretBox;
  private readonly allowed: AllowList;
  private readonly namingKey: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.box = new SecretBox(config.ENCRYPTION_KEY, 'media sources');
    this.namingKey = Buffer.from(hkdfSync('sha256', config.ENCRYPTION_KEY, '', 'names of media sources', 32));
    this.allowed = AllowList.parse(config.OUTBOUND_ALLOW_PRIVATE);
  }

  /** @throws AppError URL_SCHEME_NOT_ALLOWED, URL_MALFORMED, SOURCE_HEADER_NOT_ALLOWED, ADDRESS_NOT_PUBLIC */
  resolve(text: string, headers: Record<string, string>): ResolvedSource {
    const url = parseSourceUrl(text, this.allowed);
    sourceHeaders(headers);
    const secret: UrlSecret = { url: url.href, headers };
    const shown = redactUrl(url);
    return {
      input: { kind: 'url', key: this.keyOf(secret), sealed: this.box.seal(JSON.stringify(secret), context) },
      view: {
        kind: 'url',
        name: nameOf(url),
        url: storableText(shown),
        size_bytes: null,
        sha256: null,
        etag: null,
        last_modified: null,
      },
    };
  }

  /** Keyed, since what it names may hold a guessable password. */
  private keyOf({ url, headers }: UrlSecret): string {
    const sent = Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value])
      .sort();
    return createHmac('sha256', this.namingKey)
      .update(JSON.stringify([url, sent]))
      .digest('hex');
  }

  open(input: UrlInput): UrlSecret {
    return JSON.parse(this.box.open(input.sealed, context)) as UrlSecret;
  }
}

/** The last part of the path, or the host. */
function nameOf(url: URL): string {
  const last = basename(url.pathname);
  try {
    return storableText(decodeURIComponent(last) || url.hostname);
  } catch {
    return last || url.hostname;
  }
}
