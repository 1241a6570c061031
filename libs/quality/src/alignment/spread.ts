/** Up to `most` entries spread over the list. */
export function spread<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, n) => list[Math.floor(n * step)]).filter(
    (entry) => entry !== undefined,
  );
}
