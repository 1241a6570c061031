import type { Gop } from './media-info';
import type { StreamEvidence } from './stream-evidence';

/** Codecs in which a picture shown before the keyframe it follows leans on the group before: that group is open. */
const LEADING_IS_OPEN = new Set(['h264', 'mpeg2video', 'mpeg1video', 'mpeg4', 'vc1']);

/** Length and openness of the groups of pictures, from packets. */
export function closedGop(
  codec: string | null,
  { packets, clock }: Pick<StreamEvidence, 'packets' | 'clock'>,
): Gop | null {
  if (!packets?.gop) return null;
  // pictures one after another have no seconds
  const gop = clock === 'none' ? { ...packets.gop, mean_sec: null, max_sec: null } : packets.gop;
  const { count, leading_count: leading } = packets.keyframes;
  // one group has no other to lean on, and says nothing of how the encoder works
  if (count < 2) return gop;
  if (leading === 0) return { ...gop, closed: true };
  return { ...gop, closed: codec !== null && LEADING_IS_OPEN.has(codec) ? false : null };
}
