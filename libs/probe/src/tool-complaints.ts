import { isEncryptedStream, type MediaInfo, type ToolMessage } from '@app/ffmpeg';
import type { DecodeFacts } from './content/decode-facts';

/** Which run of a tool said something: reading the header, every packet, or decoding. */
export type ToolRun = 'header' | 'packets' | 'decode';

/** What the tools said, counted by kind: numbers in it are left out. Times are known of decoding alone. */
export interface Complaint {
  run: ToolRun;
  level: string;
  component: string | null;
  kind: string;
  count: number;
  first_time_sec: number | null;
  last_time_sec: number | null;
}

const mostKinds = 200;
/** "Packet corrupt (stream = 0, dts = 302400)": the time stamp of a transport stream's clock. */
const stamped = /\bdts = (\d+)/;
const transportClock = 90_000;

/** Counts messages by kind; `startSec` is subtracted from stamps of a transport stream, which count from anywhere. */
export function countMessages(
  run: ToolRun,
  messages: readonly ToolMessage[],
  isTransport: boolean,
  startSec: number,
): Complaint[] {
  const kinds = new Map<string, Complaint>();
  for (const { level, component, text, count } of messages) {
    const kind = text.replace(/\b(?:0x)?\d[\d.]*\b/g, 'N').slice(0, 300);
    const stamp = isTransport ? stamped.exec(text) : null;
    const time = stamp ? Math.max(0, Math.round((Number(stamp[1]) / transportClock - startSec) * 1000) / 1000) : null;
    const key = `${level} ${component ?? ''} ${kind}`;
    const known = kinds.get(key);
    if (known) {
      known.count += count;
      known.last_time_sec = time ?? known.last_time_sec;
    } else if (kinds.size < mostKinds) {
      kinds.set(key, { run, level, component, kind, count, first_time_sec: time, last_time_sec: time });
    }
  }
  return [...kinds.values()];
}

export function decodeComplaints(decode: DecodeFacts | null, media: MediaInfo): Complaint[] {
  const messages = (decode?.messages ?? []).map((message) => ({ run: 'decode' as const, ...message }));
  return decode !== null && isWholeGxf(media, decode) ? messages.filter(({ kind }) => !endOfGxf.test(kind)) : messages;
}

/** What ffmpeg says of the packet that ends a GXF, which its reader does not know. */
const endOfGxf = /^Error during demuxing/;

/** Every frame that the header declares came before. */
function isWholeGxf({ container, video }: MediaInfo, { decoded_frames: decoded }: DecodeFacts): boolean {
  const of = video.find(({ is_best: best }) => best);
  if (!container.format_names.includes('gxf') || !of?.frame_rate || of.duration_sec === null) return false;
  return decoded !== null && decoded >= Math.round(of.duration_sec * of.frame_rate.value);
}

/**
 * What decoders say of encrypted samples tells of the encryption alone, and of an animated WebP that ffprobe reads single pictures only:
 * it is left out. So is what they say of a picture of `tiles`, whose grid this ffprobe takes for a coded picture.
 */
export function withoutDecoders(
  complaints: readonly Complaint[],
  { container, video, audio }: MediaInfo,
  tiles = 0,
): readonly Complaint[] {
  if (tiles > 0) return complaints.filter(({ component }) => !/^(?:NULL|libdav1d|av1|hevc)$/.test(component ?? ''));
  if (video.some(({ codec, pixel_format: format }) => codec === 'webp' && format === null)) {
    return complaints.filter(({ component }) => component !== 'webp');
  }
  if (container.encryption.encrypted !== true) return complaints;
  const sealed = [...video, ...audio].filter(({ index }) => isEncryptedStream(container.encryption, index));
  const codecs = new Set(sealed.map(({ codec }) => codec));
  // ffprobe's parsers have no name
  return complaints.filter(({ component }) => component !== 'NULL' && !codecs.has(component));
}

/** The same damage is met by each run: of each kind the run that met most of it. Warnings are remarks. */
export function worstOfKinds(complaints: readonly Complaint[]): Complaint[] {
  const worst = new Map<string, Complaint>();
  for (const complaint of complaints) {
    if (complaint.level === 'warning') continue;
    const key = `${complaint.component ?? ''} ${complaint.kind}`;
    const known = worst.get(key);
    if (!known || known.count < complaint.count) worst.set(key, complaint);
  }
  return [...worst.values()];
}
