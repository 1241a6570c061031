/** Filter `asetnsamples`: audio in blocks of a tenth of a second; the last one stays as short as it is. */
export const sampleBlocks = {
  ask: (sampleRateHz: number): string => `asetnsamples=n=${Math.max(1, Math.round(sampleRateHz / 10))}:p=0`,
};
