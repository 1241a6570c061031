/**
 * Takes out of every series what the regressors explain of it: weighted least squares by modified Gram-Schmidt. Regressors are changed. One that says
 * no more than those before it is left out.
 */
export function takeOut(
  regressors: readonly Float64Array[],
  series: readonly Float64Array[],
  weights: Float64Array,
): void {
  const all = [...regressors, ...series];
  const weighed = new Float64Array(weights.length);
  regressors.forEach((one, k) => {
    weigh(one, weights, weighed);
    const power = product(weighed, one);
    if (power < tiny * one.length) return;
    for (let n = k + 1; n < all.length; n += 1) {
      const other = all[n];
      if (other) add(other, -product(weighed, other) / power, one);
    }
  });
}

const tiny = 1e-9;

/** Each number times its weight, into `weighed`. */
export function weigh(values: Float64Array, weights: Float64Array, weighed: Float64Array): void {
  for (let n = 0; n < values.length; n += 1) weighed[n] = (weights[n] ?? 0) * (values[n] ?? 0);
}

/** Sum of products. */
export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n += 1) sum += (a[n] ?? 0) * (b[n] ?? 0);
  return sum;
}

/** Adds so many times what is in `values` to `to`. */
export function add(to: Float64Array, times: number, values: Float64Array): void {
  for (let n = 0; n < to.length; n += 1) to[n] = (to[n] ?? 0) + times * (values[n] ?? 0);
}

/** The inverse of a symmetric positive matrix, by Gauss and Jordan; null where it is (nearly) singular. */
export function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < size; i += 1) {
    const pivot = work[i]?.[i] ?? 0;
    if (!(pivot > 1e-10 * (matrix[i]?.[i] ?? 0))) return null;
    const scaled = (work[i] ?? []).map((value) => value / pivot);
    work[i] = scaled;
    for (let k = 0; k < size; k += 1) {
      const factor = work[k]?.[i] ?? 0;
      if (k !== i) work[k] = (work[k] ?? []).map((value, j) => value - factor * (scaled[j] ?? 0));
    }
  }
  return work.map((row) => row.slice(size));
}

/** Matrix times vector. */
export function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, k) => sum + value * (vector[k] ?? 0), 0));
}
