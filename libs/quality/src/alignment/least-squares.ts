/**
 * Takes out of every series what the regressors explain of it: weighted least squares by modified Gram-Schmidt. Regressors are changed. One that says
 * no more than those before it is left out.
 */
export function takeOut(
  regressors: readonly Float64Array[],
  series: readonly Float64Array[],
  weights: Float64Array,
): void {
  regressors.forEach((one, k) => {
    const length = one.length;
    let power = 0;
    for (let n = 0; n < length; n += 1) power += (weights[n] ?? 0) * (one[n] ?? 0) ** 2;
    if (power < tiny * length) return;
    for (const other of [...regressors.slice(k + 1), ...series]) {
      const share = product(one, other, weights) / power;
      for (let n = 0; n < length; n += 1) other[n] = (other[n] ?? 0) - share * (one[n] ?? 0);
    }
  });
}

const tiny = 1e-9;

/** Weighted sum of products. */
export function product(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n += 1) sum += (weights[n] ?? 0) * (a[n] ?? 0) * (b[n] ?? 0);
  return sum;
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
