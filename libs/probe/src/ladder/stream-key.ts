import { createHash } from 'node:crypto';
import type { OpenLadder } from './open-ladder';
import type { PackageSource } from './source/package-source';

/** Names a stream: its manifests by their bytes, its media by what the file system says of it. Null where only reading would tell. */
export async function streamKey({ read, renditions }: OpenLadder, source: PackageSource): Promise<string | null> {
  const hash = createHash('sha256');
  for (const bytes of read) hash.update(createHash('sha256').update(bytes).digest());
  const refs = new Set(
    renditions.flatMap(({ playlist }) =>
      [...(playlist?.maps ?? []), ...(playlist?.segments ?? [])].map(({ ref }) => ref),
    ),
  );
  let isKnown = refs.size > 0;
  for (const ref of refs) {
    const identity = await source.identityOf(ref);
    isKnown &&= identity !== null;
    if (!isKnown) return null;
    hash.update(`${identity}\n`);
  }
  return isKnown ? `stream:${hash.digest('hex')}` : null;
}
