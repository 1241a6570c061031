import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { allowPrivateInvalid } from './errors';

type Range = ReturnType<typeof ipaddr.parseCIDR>;
type Entry = { port: number | null } & ({ kind: 'range'; range: Range } | { kind: 'host'; host: string });

const HOST_NAME = /^(?!.*\.\.)[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/;

/** The private places an operator opens on purpose, by name or by address, each with or without a port. */
export class AllowList {
  private constructor(private readonly entries: readonly Entry[]) {}

  /**
   * Reads `minio`, `minio.lan:9000`, `10.1.2.3`, `10.0.0.0/8`, `10.0.0.0/8:443`, `fd00::/8`, `[fd00::1]:443`.
   * Throws ALLOW_PRIVATE_INVALID on anything else: a mistyped entry must stop the boot, not open or close a door silently.
   */
  static parse(entries: readonly string[]): AllowList {
    return new AllowList(entries.map(parseEntry));
  }

  with(other: AllowList): AllowList {
    return new AllowList([...this.entries, ...other.entries]);
  }

  /** Whether this host, resolved to this address, may be reached on this port although the address is not public. */
  allows(host: string, address: string, port: number): boolean {
    return this.entries.some(
      (entry) =>
        (entry.port === null || entry.port === port) &&
        (entry.kind === 'host' ? entry.host === host : isWithin(address, entry.range)),
    );
  }

  /** Whether a name is listed, so that a name such as `localhost` is not refused before it is resolved. */
  namesHost(host: string, port: number): boolean {
    return this.entries.some(
      (entry) => entry.kind === 'host' && entry.host === host && (entry.port === null || entry.port === port),
    );
  }
}

function parseEntry(text: string): Entry {
  const invalid = () => allowPrivateInvalid({ entry: text });
  const entry = text.trim().toLowerCase();
  if (isIP(entry)) return { kind: 'range', range: single(entry), port: null };

  const [, target = '', portText] = /^(\[.+\]|.+\/\d+|[^:/]+)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const port = portText === undefined ? null : Number(portText);
  if (target === '' || port === 0 || (port !== null && port > 65535)) throw invalid();
  if (target.includes('/')) {
    if (!ipaddr.isValidCIDR(target) || !isIP(target.split('/')[0] ?? '')) throw invalid();
    return { kind: 'range', range: ipaddr.parseCIDR(target), port };
  }
  const host = target.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (isIP(host)) return { kind: 'range', range: single(host), port };
  if (!HOST_NAME.test(host)) throw invalid();
  return { kind: 'host', host, port };
}

function single(address: string): Range {
  return ipaddr.parseCIDR(`${address}/${isIP(address) === 4 ? 32 : 128}`);
}

function isWithin(address: string, [base, bits]: Range): boolean {
  if (!isIP(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && parsed.match(base, bits);
  return base instanceof ipaddr.IPv6 && parsed.match(base, bits);
}
