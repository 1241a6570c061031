/** Three-valued logic after Kleene: `null` is unknown. */
export type Truth = boolean | null;

export const not = (a: Truth): Truth => (a === null ? null : !a);

/** False if any is false; else unknown if any is unknown; else true. */
export function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

/** True if any is true; else unknown if any is unknown; else false. */
export function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

/** A count of which only the bounds may be known; `most` is Infinity when there could be any number more. */
interface CountRange {
  least: number;
  most: number;
}

/** How many are true: each unknown may be one more. */
export function countTrue(truths: readonly Truth[]): CountRange {
  const least = truths.filter((truth) => truth === true).length;
  return { least, most: least + truths.filter((truth) => truth === null).length };
}

export type CountOperator = 'eq' | 'lte' | 'gte';

/** Whether the count holds, unknown when the bounds leave both open. */
export function compareCount(range: CountRange, operator: CountOperator, wanted: number): Truth {
  const atLeast = range.least >= wanted ? true : range.most < wanted ? false : null;
  const atMost = range.most <= wanted ? true : range.least > wanted ? false : null;
  switch (operator) {
    case 'gte':
      return atLeast;
    case 'lte':
      return atMost;
    case 'eq':
      return every([atLeast, atMost]);
  }
}
