/** The mark makes every frame print, also one of which no filter noted anything. */
const mark = 'mode=add:key=seen:value=1';

/**
 * Ends a chain of filters: what they noted of each frame goes to an output of its own. Filters `metadata` and `ametadata`,
 * print mode, in blocks of 32 KB.
 */
export const metadataPrint = {
  askVideo: (pipe: string): string => `metadata=${mark},metadata=mode=print:file=${fileOption(pipe)}`,
  askAudio: (pipe: string): string => `ametadata=${mark},ametadata=mode=print:file=${fileOption(pipe)}`,
  /** The times of a chain's frames alone, each as it passes. */
  askTimes: (pipe: string): string => `metadata=${mark},metadata=mode=print:key=seen:direct=1:file=${fileOption(pipe)}`,
};

// a colon ends an option's value: escaped once for the option and once for the graph
function fileOption(pipe: string): string {
  return pipe.replaceAll(':', '\\\\:');
}
