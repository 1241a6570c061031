import { randomBytes } from 'node:crypto';
import { refusal } from '../errors';
import { redactUrl } from '../redact';
import { portOf, withoutTrailingDot } from '../source-url';
import { urlOf } from '../url-of';

/** One place the tool goes to: the real URL, and how it came there. */
export interface Visit {
  url: URL;
  isSource: boolean;
  redirects: number;
}

/**
 * Translates between real URLs and the ones the tool sees. An https origin is shown as `http://host:443`, so that the proxy
 * speaks TLS itself and can add the source's headers unseen; a query, where signatures live, is shown as a random token,
 * because the tool's URL stands in its arguments and its messages. Paths stay, so relative references resolve.
 */
export class ToolUrls {
  readonly sourceUrl: string;
  private readonly shown = new Map<string, Visit>();
  private readonly secureHosts = new Set<string>();

  constructor(private readonly source: URL) {
    this.sourceUrl = this.show({ url: source, isSource: true, redirects: 0 }, source.search !== '');
  }

  /** The URL the tool is given for a redirect's target; each redirect has its own, so that chains can be counted. */
  showRedirect(visit: Visit): string {
    return this.show(visit, true);
  }

  /** What the tool means by an absolute URL. Throws REQUEST_NOT_ALLOWED or SCHEME_NOT_ALLOWED. */
  read(text: string): Visit {
    const named = urlOf(text);
    if (named === null) throw refusal('REQUEST_NOT_ALLOWED', { url: redactUrl(text), reason: 'no absolute URL' });
    const asked = withoutTrailingDot(named);
    asked.username = '';
    asked.password = '';
    asked.hash = '';
    const known = this.shown.get(asked.href);
    if (known !== undefined) return known;
    if (asked.protocol !== 'http:' && asked.protocol !== 'https:') {
      throw refusal('SCHEME_NOT_ALLOWED', { url: redactUrl(asked) });
    }
    return { url: this.isSecure(asked) ? secured(asked) : asked, isSource: false, redirects: 0 };
  }

  /** Whether a CONNECT may go there: the standard port, or an https origin this job already knows. */
  mayTunnelTo(url: URL): boolean {
    return portOf(url) === 443 || this.secureHosts.has(placeOf(url));
  }

  /** An https URL's origin as the tool is to name it. */
  static plainOrigin(url: URL): string {
    return `http://${url.hostname}:${portOf(url)}`;
  }

  private show(visit: Visit, conceal: boolean): string {
    const shown = new URL(visit.url);
    if (shown.protocol === 'https:') {
      const port = portOf(shown);
      this.secureHosts.add(placeOf(shown));
      shown.protocol = 'http:';
      shown.port = String(port);
    }
    if (conceal) shown.search = randomBytes(8).toString('hex');
    this.shown.set(shown.href, visit);
    return shown.href;
  }

  private isSecure(asked: URL): boolean {
    if (asked.protocol === 'https:') return true;
    const isSourcesPlainPort = this.source.protocol === 'http:' && placeOf(asked) === placeOf(this.source);
    return !isSourcesPlainPort && (portOf(asked) === 443 || this.secureHosts.has(placeOf(asked)));
  }
}

function secured(asked: URL): URL {
  const port = portOf(asked);
  const url = new URL(asked);
  url.protocol = 'https:';
  url.port = String(port);
  return url;
}

function placeOf(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}
