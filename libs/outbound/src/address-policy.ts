import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const REFUSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map((range) => ipaddr.IPv4.parseCIDR(range));

const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

// The last two lie outside 2000::/3 already; they stand here so that widening it can never open them.
const REFUSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '64:ff9b::/96', '::ffff:0:0/96'].map(
  (range) => ipaddr.IPv6.parseCIDR(range),
);

/**
 * Whether an address may be connected to: the special-purpose ranges of IANA's registries (RFC 6890 and its updates) are
 * refused, and of IPv6 only global unicast 2000::/3 minus tunnels and documentation is left. Takes the canonical text of
 * an address only; every other spelling (`0x7f.1`, `2130706433`, a scoped `fe80::1%eth0`, a name) is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false;
  switch (isIP(address)) {
    case 4: {
      const v4 = ipaddr.IPv4.parse(address);
      return !REFUSED_V4.some((range) => v4.match(range));
    }
    case 6: {
      const v6 = ipaddr.IPv6.parse(address);
      return v6.match(GLOBAL_V6) && !REFUSED_V6.some((range) => v6.match(range));
    }
    default:
      return false;
  }
}
