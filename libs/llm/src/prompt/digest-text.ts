import type { Digest } from '../digest/digest';
import { entryOf } from '../knowledge/knowledge';

/** The digest as a model is given it: one JSON object; what strangers wrote stands apart and is called that. */
export function digestText(digest: Digest): string {
  const { media_text: strangers, ...ours } = digest;
  const knowledge = [...new Set(digest.findings.map(({ check }) => check))].map((check) => {
    const { what, why, fix, ffmpegHint } = entryOf(check);
    return { check, what, why, fix, ffmpeg_hint: ffmpegHint };
  });
  return JSON.stringify({
    ...ours,
    knowledge,
    untrusted_media_text: strangers.map(({ id, text }) => ({ id, quoted: text })),
  });
}
