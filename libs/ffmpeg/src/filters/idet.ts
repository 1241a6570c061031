import type { NotedFrame } from './metadata-reader';

export type FieldVerdict = 'tff' | 'bff' | 'progressive' | 'undetermined';

export interface FieldNote {
  /** Verdict over the neighbouring frames as well. */
  multiple: FieldVerdict;
  /** Verdict of this frame alone. */
  single: FieldVerdict;
  /** Which field is the same as in the frame before: the mark of pulldown. */
  repeated: 'neither' | 'top' | 'bottom';
}

const verdicts: readonly FieldVerdict[] = ['tff', 'bff', 'progressive', 'undetermined'];

/** Filter `idet`: what the picture itself says of its fields. Its counts are cumulative; only the current frame's words are read. */
export const idet = {
  ask: (): string => 'idet',
  read: (frame: NotedFrame): FieldNote | null => {
    const multiple = verdictOf(frame.values.get('lavfi.idet.multiple.current_frame'));
    const single = verdictOf(frame.values.get('lavfi.idet.single.current_frame'));
    if (multiple === null || single === null) return null;
    const repeated = frame.values.get('lavfi.idet.repeated.current_frame');
    return { multiple, single, repeated: repeated === 'top' || repeated === 'bottom' ? repeated : 'neither' };
  },
};

function verdictOf(word: string | undefined): FieldVerdict | null {
  return verdicts.find((verdict) => verdict === word) ?? null;
}
