import { limits } from '../language/limits';

/** Whether a value is small and shallow enough to be a policy. Parts shared by aliases count each time they are met. */
export function fits(
  value: unknown,
  depth: number = limits.depth,
  left = { values: limits.values as number },
): boolean {
  left.values -= 1;
  if (left.values < 0 || depth < 0) return false;
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).every((inner) => fits(inner, depth - 1, left));
}
