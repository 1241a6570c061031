const FRAME = /pts_time:(\S+).* iskey:([01]) type:([A-Za-z?])/;
/** Of what a decoder says of a picture that it could not make as it should be. */
const COMPLAINT = /mismatch|invalid|error|corrupt|conceal|missing|illegal|damaged|overread|out of range|truncated/i;

export interface ShownFrame {
  timeSec: number | null;
  keyframe: boolean;
  /** I, P, B, or what the decoder says else; null when it says nothing. */
  type: string | null;
}

/** Filter `showinfo` without its checksums: one line a frame in the log, in order of display. */
export const showinfo = {
  ask: (): string => 'showinfo=checksum=0',
  /** Null for a line that is no frame's. */
  read: (line: string): ShownFrame | null => {
    const found = line.includes('pts_time:') ? FRAME.exec(line) : null;
    if (!found) return null;
    const time = Number(found[1]);
    const type = found[3] === '?' ? null : (found[3] ?? null);
    return { timeSec: Number.isFinite(time) ? time : null, keyframe: found[2] === '1', type };
  },
  /**
   * The filter writes its lines in pieces. What a decoder says meanwhile, in a thread of its own, stands in the middle of them, without its
   * name and its level: whether the line, one of the filter's, holds a complaint.
   */
  isInterrupted: (line: string): boolean => COMPLAINT.test(line) && !line.includes('side data'),
};
