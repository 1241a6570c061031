import type { SourceInput } from '@app/media';
import { createHash } from 'node:crypto';
import type { AnalysisOptions } from './analysis-options';

/**
 * Names the bytes of a source without reading them again; null where nothing does. For a URL and an S3 object it names the place: whether
 * the same bytes are still there has to be asked of the origin.
 */
export function contentKey(input: SourceInput): string | null {
  switch (input.kind) {
    case 'upload':
      return `sha256:${input.sha256}`;
    // The time of the inode's last change can't be set back, unlike that of the content.
    case 'file_path':
      // A manifest is not the stream: what it names may change under it. The worker finds the key of a stream.
      if (input.isManifest) return null;
      return `file:${input.dev}:${input.ino}:${input.sizeBytes}:${input.modifiedMs}:${input.changedMs}`;
    case 'url':
      return input.key === undefined ? null : `url:${input.key}`;
    case 's3':
      return `s3:${input.bucket}/${input.key}`;
  }
}

/**
 * Names what was asked: two requests with the same key would measure the same. The policy is not in it, since what was measured is
 * judged anew; what the policy gives the checks is.
 */
export function optionsKey(options: AnalysisOptions): string {
  const { depth, checks, ffprobe, thresholds, settings, audio_groups, policy_audio_groups, max_segments } = options;
  const asked = {
    ...(max_segments !== undefined && { max_segments }),
    depth,
    checks: checks && [...checks].sort(),
    ffprobe: sorted(ffprobe),
    thresholds: sorted(settings ?? thresholds ?? {}).map(([check, values]) => [check, sorted(values as object)]),
    audio_groups: audio_groups ?? [],
    policy_audio_groups: policy_audio_groups ?? null,
    second_opinion: options.second_opinion ?? false,
    stream_hashes: options.stream_hashes ?? false,
  };
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

function sorted(of: object): [string, unknown][] {
  return Object.entries(of as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
}
