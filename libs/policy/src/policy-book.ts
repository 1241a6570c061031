import type { Waiver } from './evaluate/verdict';
import type { Policy } from './language/policy';

/** Where policies are found by slug, seen from a foundation: who stores them gives one. */
export abstract class PolicyBook {
  /**
   * A built-in policy or one of the owner's own, put together (it extends nothing) and carrying its version.
   * @param version null is the current one; a version of a deleted policy is still found
   * @returns null when the owner has none of that name
   */
  abstract find(ownerId: string, slug: string, version: number | null): Promise<Policy | null>;

  /** What the owner has waived in the policy of that name, expired waivers included. */
  abstract waivers(ownerId: string, slug: string): Promise<Waiver[]>;
}
