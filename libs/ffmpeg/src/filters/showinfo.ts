const FRAME = /pts_time:(\S+).* iskey:([01]) type:([A-Za-z?])/;
/** Of what decoders say as errors of a picture that they could not make as it should be; warnings, and what muxers say, are worded otherwise. */
const COMPLAINT =
  /CRC mismatch|slice mismatch|error while decoding|concealing|damaged at|tex damaged|overread|block unavailable|illegal|invalid (?:nal|level prefix|mb|data|cbp|vlc|code|band)|missing (?:picture|reference)/i;
const LINE = /^\[Parsed_showinfo_\d+ @ /;

/**
 * Side data of pictures that the filter would spell out, in a write for each word, or each byte, of it: what an encoder says of itself takes
 * more than a thousand, Dolby Vision 150 a frame. Nobody reads it here; timecodes, which are read, stay. By number (libavutil's
 * `AVFrameSideDataType`, the same since ffmpeg 5.0) where ffmpeg 5.1 has no name for it.
 */
const unread = [
  'A53_CC',
  'MASTERING_DISPLAY_METADATA',
  'CONTENT_LIGHT_LEVEL',
  'DYNAMIC_HDR_PLUS',
  'SEI_UNREGISTERED',
  // film grain, Dolby Vision as it is sent and as it was read, HDR Vivid
  ...['21', '23', '24', '25'],
];

export interface ShownFrame {
  timeSec: number | null;
  keyframe: boolean;
  /** I, P, B, or what the decoder says else; null when it says nothing. */
  type: string | null;
}

/** Filter `showinfo` without its checksums and without most side data (`sidedata`): one line a frame in the log, in order of display. */
export const showinfo = {
  ask: (): string => [...unread.map((kind) => `sidedata=mode=delete:type=${kind}`), 'showinfo=checksum=0'].join(','),
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
