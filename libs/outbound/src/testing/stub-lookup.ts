import type { ResolvedAddress } from '../pinning-resolver';

/** A resolver with answers of its own: the nth question about a name gets its nth answer, the last one from then on. */
export function stubLookup(answers: Record<string, string[][]>) {
  const asked: string[] = [];
  const lookupAll = async (host: string): Promise<ResolvedAddress[]> => {
    const turn = asked.filter((name) => name === host).length;
    asked.push(host);
    const known = answers[host];
    const addresses = known?.[Math.min(turn, known.length - 1)];
    if (addresses === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { lookupAll, asked };
}
