const FRAME = /pts_time:(\S+).* iskey:([01]) type:([A-Za-z?])/;
/** Of what decoders say as errors of a picture that they could not make as it should be; warnings, and what muxers say, are worded otherwise. */
const COMPLAINT =
  /CRC mismatch|slice mismatch|error while decoding|concealing|damaged at|tex damaged|overread|block unavailable|illegal|invalid (?:nal|level prefix|mb|data|cbp|vlc|code|band)|missing (?:picture|reference)/i;
const LINE = /^\[Parsed_showinfo_\d+ @ /;

export interface ShownFrame {
  timeSec: number | null;
  keyframe: boolean;
  /** I, P, B, or what the decoder says else; null when it says nothing. */
  type: string | null;
}

/** Filter `showinfo` without its checksums: one line a frame in the log, in order of display. */
export const showinfo = {
  ask: (): string => 'showinfo=checksum=0',
  /** Whether the filter wrote it: the file's own tags stand in the log as well. */
  isLine: (line: string): boolean => LINE.test(line),
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
