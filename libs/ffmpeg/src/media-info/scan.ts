import type { Scan } from './media-info';
import { asFlag, asText, type Dictionary } from './read-value';

/** ffprobe: first letter the field coded first, second letter the field displayed first. */
const FIELD_ORDER: Readonly<Record<string, 'tff' | 'bff'>> = { tt: 'tff', bt: 'tff', bb: 'bff', tb: 'bff' };

/** What the file says of its fields: the first decoded frames where they were read, else the header. */
export function readScan(stream: Dictionary, frames: Dictionary[]): Scan {
  const order = asText(stream['field_order']);
  const flagged = frames.filter((frame) => frame['interlaced_frame'] !== undefined);
  const interlaced = flagged.filter((frame) => asFlag(frame['interlaced_frame']));
  const header = order === null ? null : (FIELD_ORDER[order] ?? null);
  if (interlaced.length > 0) {
    const type = interlaced.length === flagged.length ? 'interlaced' : 'mixed';
    return { type, field_order: frameOrder(interlaced) ?? header, source: 'flag' };
  }
  if (header !== null) return { type: 'interlaced', field_order: header, source: 'flag' };
  if (order === 'progressive' || flagged.length > 0) return { type: 'progressive', field_order: null, source: 'flag' };
  return { type: null, field_order: null, source: null };
}

// frames that disagree among themselves have no order
function frameOrder(frames: Dictionary[]): 'tff' | 'bff' | null {
  const top = frames.filter((frame) => asFlag(frame['top_field_first'])).length;
  return top === frames.length ? 'tff' : top === 0 ? 'bff' : null;
}
