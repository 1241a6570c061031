import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { AllowList } from './allow-list';
import { isPublicAddress } from './address-policy';
import { refusal } from './errors';
import { redactUrl } from './redact';
import { hostOf, portOf } from './source-url';

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** One host with the addresses it was judged by; connections go to these and nowhere else. */
export interface Pin {
  host: string;
  addresses: readonly ResolvedAddress[];
}

export type LookupAll = (host: string) => Promise<ResolvedAddress[]>;

export interface PinningResolverOptions {
  /** All A and AAAA answers of a name; the system's resolver when not given. */
  lookupAll?: LookupAll;
  /** Milliseconds one resolution may take; 10,000 when not given. */
  timeoutMs?: number;
  /** The operator's private places, valid for every call. */
  allowPrivate?: readonly string[];
}

const systemLookup: LookupAll = (host) => lookup(host, { all: true, order: 'verbatim' });

/** Resolves a host once and refuses it when any of its answers is not public: the answer judged is the one connected to. */
export class PinningResolver {
  readonly allowPrivate: AllowList;
  private readonly lookupAll: LookupAll;
  private readonly timeoutMs: number;

  constructor(options: PinningResolverOptions = {}) {
    this.lookupAll = options.lookupAll ?? systemLookup;
    this.timeoutMs = options.timeoutMs ?? 10_000;
    this.allowPrivate = AllowList.parse(options.allowPrivate ?? []);
  }

  /** Throws DNS_FAILED when there is no answer, ADDRESS_NOT_PUBLIC when any answer is neither public nor allowed. */
  async resolve(url: URL, allowPrivate: AllowList = this.allowPrivate): Promise<Pin> {
    const host = hostOf(url);
    const port = portOf(url);
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await this.lookup(host, url);
    const isRefused = ({ address }: ResolvedAddress) =>
      !isPublicAddress(address) && !allowPrivate.allows(host, address, port);
    if (addresses.some(isRefused)) throw refusal('ADDRESS_NOT_PUBLIC', { url: redactUrl(url) });
    return { host, addresses };
  }

  private async lookup(host: string, url: URL): Promise<ResolvedAddress[]> {
    const failed = (reason: string, cause?: unknown) =>
      refusal('DNS_FAILED', { url: redactUrl(url), reason }, { cause });
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(failed('timed out')), this.timeoutMs).unref();
    });
    try {
      const answers = this.lookupAll(host).catch((cause: unknown) => {
        throw failed((cause as NodeJS.ErrnoException).code ?? 'no answer', cause);
      });
      const addresses = await Promise.race([answers, timeout]);
      if (addresses.length === 0) throw failed('no address');
      return addresses;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A `lookup` for sockets that knows one host and gives its pinned addresses without asking anybody. */
export function pinnedLookup(pin: Pin): LookupFunction {
  return (hostname, options, callback) => {
    const [first] = pin.addresses;
    if (hostname !== pin.host || first === undefined) {
      callback(Object.assign(new Error('not the pinned host'), { code: 'ENOTFOUND' }), '', 0);
    } else if (options.all === true) {
      callback(null, [...pin.addresses]);
    } else {
      callback(null, first.address, first.family);
    }
  };
}
