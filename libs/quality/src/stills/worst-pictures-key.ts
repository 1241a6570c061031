/** Where the small pictures of a comparison rest: what it measured does not change, hence neither do they. */
export function worstPicturesKey(comparisonId: string): string {
  return `comparisons/${comparisonId.slice(-2)}/${comparisonId}-worst.json`;
}
