import type { LlmRedaction } from '@app/config';
import type { FullAnalysisView } from '@app/probe';
import { bounds, type Digest, type DigestFact } from './digest';
import { factsOf } from './facts-of';
import { judged } from './judged';
import { labelTexts, mediaText } from './media-text';
import { withoutNames } from './without-names';

const container = [
  ...['format_names', 'duration_sec', 'duration_source', 'size_bytes', 'bit_rate_bps', 'faststart', 'fragmented'],
  ...['has_edit_list', 'valid', 'stream_count', 'av_offset_sec', 'encryption.encrypted', 'encryption.scheme'],
];
const video = [
  ...['codec', 'profile', 'level', 'codec_string', 'width', 'height', 'display_width', 'display_height'],
  ...['display_aspect_ratio', 'rotation_deg', 'frame_rate.value', 'variable_frame_rate', 'frame_count', 'bit_rate_bps'],
  ...['pixel_format', 'chroma_subsampling', 'bit_depth', 'color.range', 'color.primaries', 'color.transfer'],
  ...['hdr.format', 'hdr.is_hdr', 'scan.type', 'scan.field_order', 'gop.max_sec', 'gop.mean_sec', 'language'],
];
const audio = [
  ...['codec', 'profile', 'sample_rate_hz', 'channels', 'channel_layout', 'bit_depth', 'bit_rate_bps', 'duration_sec'],
  ...['language', 'role', 'loudness.integrated_lufs', 'loudness.range_lu', 'loudness.true_peak_dbtp'],
];
const subtitle = ['codec', 'language', 'forced', 'hearing_impaired', 'kind'];
const quality = ['vmaf_score', 'psnr', 'ssim'];

/** What a writer may know of an analysis. */
export function analysisDigest(analysis: FullAnalysisView, redact: readonly LlmRedaction[]): Digest {
  const facts = factsOfMedia(analysis);
  const { left, ...parts } = judged(analysis);
  const digest: Digest = {
    subject: { kind: 'analysis', id: analysis.id, name: mediaText(analysis.source.name ?? '') },
    ...parts,
    facts: facts.slice(0, bounds.facts),
    media_text: [
      ...(redact.includes('text') ? [] : textsOf(analysis)),
      ...(redact.includes('labels') ? [] : labelTexts(analysis.labels)),
    ],
    left_out: { ...left, facts: Math.max(0, facts.length - bounds.facts) },
  };
  return redact.includes('names') ? withoutNames(digest, [analysis.source]) : digest;
}

function factsOfMedia({ media, quality_metrics, ...analysis }: FullAnalysisView): DigestFact[] {
  const streams = (name: 'video' | 'audio' | 'subtitles', paths: string[]) =>
    (media?.[name] ?? []).flatMap((stream) => factsOf(`${name}.${stream.index}`, stream, paths));
  return [
    ...factsOf('analysis', analysis, ['depth', 'status', 'error.code', 'error.detail']),
    ...factsOf('container', media?.container, container),
    ...streams('video', video),
    ...streams('audio', audio),
    ...streams('subtitles', subtitle),
    ...factsOf('quality_metrics', quality_metrics, quality),
  ];
}

function textsOf({ media }: FullAnalysisView): Digest['media_text'] {
  const tags = Object.entries(media?.container.tags ?? {}).map(([name, text]) => ({
    id: `tag.${mediaText(name).slice(0, 40)}`,
    text: mediaText(String(text)),
  }));
  return tags.filter(({ text }) => text !== '').slice(0, bounds.texts);
}
