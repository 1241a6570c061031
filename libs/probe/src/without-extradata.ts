import type { RawProbe } from '@app/ffmpeg';

/** The decoder configuration was asked for by us, not by the caller: what is shown is what ffprobe says without it. */
export function withoutExtradata(raw: RawProbe): RawProbe {
  if (!Array.isArray(raw.streams)) return raw;
  const streams = raw.streams.map((stream) => {
    const shown = { ...stream };
    delete shown['extradata'];
    return shown;
  });
  return { ...raw, streams };
}
