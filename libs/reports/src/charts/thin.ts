/** The lowest and the highest of each stretch of a long line, in their order: no peak is lost by drawing fewer points. Long gaps stay. */
export function thinned(values: readonly (number | null)[], mostPoints: number): [at: number, value: number | null][] {
  if (values.length <= mostPoints) return values.map((value, at) => [at, value]);
  const length = Math.ceil((values.length * 2) / mostPoints);
  const points: [number, number | null][] = [];
  for (let from = 0; from < values.length; from += length) {
    let low: [number, number] | undefined;
    let high: [number, number] | undefined;
    for (let at = from; at < Math.min(from + length, values.length); at += 1) {
      const value = values[at];
      if (value === null || value === undefined) continue;
      if (!low || value < low[1]) low = [at, value];
      if (!high || value > high[1]) high = [at, value];
    }
    if (!low || !high) points.push([from, null]);
    else points.push(...(low[0] < high[0] ? [low, high] : low[0] > high[0] ? [high, low] : [low]));
  }
  return points;
}
