const FRAME = /pts_time:(\S+).* iskey:([01]) type:([A-Za-z?])/;

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
};
