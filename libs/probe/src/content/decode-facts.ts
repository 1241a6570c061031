/** What the decoder did and said, of the video that was decoded: a document, hence snake_case. Null without one. */
export interface DecodeFacts {
  frame_types: { i: number; p: number; b: number; other: number } | null;
  /** The most common order of types from one I to the next, as shown: "IBBPBBP"; cut at 60. */
  pattern: string | null;
  /** Every finished group has that order; null without a finished one. */
  pattern_regular: boolean | null;
  decoded_frames: number | null;
  /** Frames the decoder complained of. */
  damaged_frames: number | null;
  /** Packets of which no frame could be made. */
  undecoded_packets: number;
  /** Damaged frames and undecoded packets, of all. */
  damaged_percent: number | null;
  /** The first 200. */
  damaged_times_sec: number[];
  /** Timecodes in the pictures, each against the one before it; null where there are fewer than two. */
  timecode_continuity: { checked: number; breaks: number; first_break_sec: number | null } | null;
  /** Everything said, by kind (numbers left out), and when: the time of the last frame shown before. */
  messages: {
    level: string;
    component: string | null;
    kind: string;
    count: number;
    first_time_sec: number | null;
    last_time_sec: number | null;
  }[];
}

/** Of a file whose decoder was not listened to. */
export const unheard: DecodeFacts = {
  frame_types: null,
  pattern: null,
  pattern_regular: null,
  decoded_frames: null,
  damaged_frames: null,
  undecoded_packets: 0,
  damaged_percent: null,
  damaged_times_sec: [],
  timecode_continuity: null,
  messages: [],
};
