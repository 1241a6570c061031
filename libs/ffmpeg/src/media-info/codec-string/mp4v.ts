/** Profiles of MPEG-4 Visual as ffprobe names them, by the upper half of profile_and_level_indication (ISO/IEC 14496-2, annex G). */
const VISUAL_PROFILES: ReadonlyMap<string, number> = new Map([
  ['Simple Profile', 0],
  ['Simple Scalable Profile', 1],
  ['Core Profile', 2],
  ['Main Profile', 3],
  ['Advanced Simple Profile', 15],
]);
/** objectTypeIndication of MPEG-2 video by profile (ISO/IEC 14496-1, as registered with the MP4RA). */
const MPEG2_OBJECTS: ReadonlyMap<string, number> = new Map([
  ['Simple', 0x60],
  ['Main', 0x61],
  ['SNR Scalable', 0x62],
  ['Spatially Scalable', 0x63],
  ['High', 0x64],
  ['4:2:2', 0x65],
]);

interface Mp4vInput {
  codec: string | null;
  /** As ffprobe names it. */
  profile: string | null;
  level: number | null;
  /** Of the `esds` box, where it was read. */
  objectTypeIndication: number | null;
}

/**
 * RFC 6381, 3.3: `mp4v`, the object type in hexadecimal, and for MPEG-4 Visual profile_and_level_indication in decimal. Null where
 * the profile is not known.
 */
export function mp4vCodecString({ codec, profile, level, objectTypeIndication }: Mp4vInput): string | null {
  if (codec === 'mpeg2video') return text(objectTypeIndication ?? MPEG2_OBJECTS.get(profile ?? '') ?? null);
  if (codec === 'mpeg1video') return text(0x6a);
  if (codec === 'mjpeg') return text(objectTypeIndication);
  const upper = VISUAL_PROFILES.get(profile ?? '');
  if (codec !== 'mpeg4' || upper === undefined || level === null || level < 0 || level > 15) return null;
  return `mp4v.20.${upper * 16 + level}`;
}

function text(objectType: number | null): string | null {
  return objectType === null ? null : `mp4v.${objectType.toString(16).toUpperCase()}`;
}
