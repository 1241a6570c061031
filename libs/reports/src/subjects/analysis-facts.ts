import type { FullAnalysisView } from '@app/probe';
import type { Fact, Section } from '../document/report-document';
import { bitRate, bytes, clock, list, number, text, unknown, yesOrNo } from '../document/say';

type Media = NonNullable<FullAnalysisView['media']>;

export function containerFacts({ media, source, labels }: FullAnalysisView): Fact[] {
  const container = media?.container;
  const named = Object.entries(labels).map(([label, value]) => ({ label: `Label ${label}`, value }));
  return [
    { label: 'Name', value: source.name },
    ...(source.url ? [{ label: 'Address', value: source.url }] : []),
    { label: 'Size', value: bytes(container?.size_bytes ?? source.size_bytes) },
    { label: 'SHA-256', value: text(source.sha256) },
    { label: 'Format', value: text(container?.long_name) },
    { label: 'Duration', value: clock(container?.duration_sec), ...from(container?.duration_source) },
    { label: 'Bit rate', value: bitRate(container?.bit_rate_bps), ...from(container?.bit_rate_source) },
    { label: 'Streams', value: number(container?.stream_count) },
    { label: 'Sound against picture', value: number(container?.av_offset_sec, 's', 4) },
    { label: 'Fast start', value: yesOrNo(container?.faststart) },
    { label: 'Encrypted', value: container?.encryption.partial ? 'partly' : yesOrNo(container?.encryption.encrypted) },
    { label: 'Timecode', value: media ? (media.timecode?.value ?? 'none found') : unknown },
    ...named,
  ];
}

/** A section for each kind of stream there is. */
export function streamSections({ media }: FullAnalysisView): Section[] {
  if (!media) return [];
  return [
    ...media.video.map((stream) =>
      section(`video-${stream.index}`, `Video, stream ${stream.index}`, videoFacts(stream)),
    ),
    ...media.audio.map((stream) =>
      section(`audio-${stream.index}`, `Audio, stream ${stream.index}`, audioFacts(stream)),
    ),
    ...media.subtitles.map((stream) =>
      section(`subtitles-${stream.index}`, `Subtitles, stream ${stream.index}`, [
        { label: 'Codec', value: text(stream.codec) },
        { label: 'Kind', value: text(stream.kind) },
        { label: 'Language', value: text(stream.language) },
        { label: 'Title', value: stream.title ?? 'none' },
      ]),
    ),
  ];
}

function videoFacts(stream: Media['video'][number]): Fact[] {
  const { hdr, color, scan, gop } = stream;
  return [
    { label: 'Codec', value: [text(stream.codec), stream.profile, stream.codec_string].filter(Boolean).join(' · ') },
    { label: 'Picture', value: `${number(stream.width)} × ${number(stream.height)} pixels` },
    { label: 'Shown as', value: `${number(stream.display_width)} × ${number(stream.display_height)}, ${text(stream.display_aspect_ratio)}` },
    { label: 'Frame rate', value: rate(stream.frame_rate) },
    { label: 'Variable frame rate', value: yesOrNo(stream.variable_frame_rate) },
    { label: 'Frames', value: number(stream.frame_count), ...from(stream.frame_count_source) },
    { label: 'Duration', value: clock(stream.duration_sec) },
    { label: 'Bit rate', value: bitRate(stream.bit_rate_bps) },
    { label: 'Samples', value: `${text(stream.pixel_format)}, ${text(stream.chroma_subsampling)}, ${number(stream.bit_depth, 'bits')}` },
    { label: 'Colour', value: `range ${text(color.range)}, primaries ${text(color.primaries)}, transfer ${text(color.transfer)}, matrix ${text(color.matrix)}` },
    { label: 'Dynamic range', value: text(hdr.format) },
    ...(hdr.is_hdr ? [{ label: 'MaxCLL / MaxFALL', value: `${number(hdr.content_light?.max_cll)} / ${number(hdr.content_light?.max_fall)} cd/m²` }] : []),
    { label: 'Scan', value: [text(scan.type), scan.field_order].filter(Boolean).join(', '), ...from(scan.source) },
    { label: 'Group of pictures', value: gop ? `${number(gop.mean_frames)} frames on average, ${number(gop.min_frames)} to ${number(gop.max_frames)}` : 'not evaluated' },
    { label: 'Captions', value: list(stream.captions) },
  ]; // prettier-ignore
}

function audioFacts(stream: Media['audio'][number]): Fact[] {
  const { loudness } = stream;
  const level = (value: number | null | undefined, unit: string) =>
    loudness ? number(value, unit, 1) : 'not evaluated';
  return [
    { label: 'Codec', value: [text(stream.codec), stream.profile].filter(Boolean).join(' · ') },
    { label: 'Channels', value: `${number(stream.channels)} (${text(stream.channel_layout)})` },
    { label: 'Sample rate', value: number(stream.sample_rate_hz, 'Hz') },
    { label: 'Bit rate', value: bitRate(stream.bit_rate_bps) },
    { label: 'Duration', value: clock(stream.duration_sec) },
    { label: 'Language', value: text(stream.language) },
    { label: 'Title', value: stream.title ?? 'none' },
    { label: 'Integrated loudness', value: level(loudness?.integrated_lufs, 'LUFS') },
    { label: 'Loudness range', value: level(loudness?.range_lu, 'LU') },
    { label: 'Highest short-term', value: level(loudness?.max_short_term_lufs, 'LUFS') },
    { label: 'True peak', value: level(loudness?.true_peak_dbtp, 'dBTP') },
  ];
}

/** What decoding showed of the picture, where it was decoded. */
export function contentFacts({ enhanced_analysis: enhanced, depth }: FullAnalysisView): Section[] {
  const content = enhanced?.['content'] as Record<string, unknown> | null | undefined;
  if (!content) {
    const said = { label: 'Picture and sound', value: `not evaluated: nothing was decoded at depth ${depth}` };
    return [section('content', 'Content', [said])];
  }
  const count = (name: string) => {
    const found = (content['totals'] as Record<string, { count: number; seconds: number } | undefined> | undefined)?.[
      name
    ];
    if (content[name] === null || content[name] === undefined) return 'not evaluated';
    return found
      ? `${number(found.count)}, ${number(found.seconds, 's', 3)} in all`
      : number((content[name] as unknown[]).length);
  };
  const said = (name: string, of: (value: never) => string) =>
    content[name] === null || content[name] === undefined ? 'not evaluated' : of(content[name] as never);
  const coverage = content['coverage'] as {
    complete: boolean;
    ended_by: string | null;
    decoded_video_frames: number | null;
  };
  return [
    section('content', 'Content', [
      { label: 'Decoded', value: coverage.complete ? 'the whole file' : `in part: ended by ${coverage.ended_by ?? unknownReason}` },
      { label: 'Frames decoded', value: number(coverage.decoded_video_frames) },
      { label: 'Black', value: count('black') },
      { label: 'Freeze', value: count('freeze') },
      { label: 'Silence', value: count('silence') },
      { label: 'Clipping', value: count('clipping') },
      { label: 'Scene cuts', value: said('scene_cuts', (cuts: unknown[]) => number((content['totals'] as { scene_cuts?: { count: number } }).scene_cuts?.count ?? cuts.length)) },
      { label: 'Flash risk', value: said('flash', ({ result }: { result: string }) => result), source: 'ITU-R BT.1702 limits' },
      { label: 'Letterbox', value: said('letterbox', ({ present }: { present: boolean }) => yesOrNo(present)) },
      { label: 'Pillarbox', value: said('pillarbox', ({ present }: { present: boolean }) => yesOrNo(present)) },
      { label: 'Scan of the content', value: said('interlace', (scan: { content: string; agreement: string }) => `${scan.content}, flag: ${scan.agreement}`) },
    ]),
  ]; // prettier-ignore
}

const unknownReason = 'an unknown reason';

export function originFacts({
  id,
  engine,
  depth,
  created_at,
  processed_at,
  reused_from: reused,
}: FullAnalysisView): Fact[] {
  return [
    { label: 'Analysis', value: id },
    { label: 'Depth', value: depth },
    { label: 'Asked for', value: created_at },
    { label: 'Finished', value: text(processed_at) },
    { label: 'Service', value: text(engine?.service_version) },
    { label: 'ffprobe', value: text(engine?.ffprobe_version) },
    { label: 'ffmpeg', value: text(engine?.ffmpeg_version) },
    { label: 'Time taken', value: number(engine?.wall_seconds, 's', 3) },
    { label: 'CPU time', value: number(engine?.cpu_seconds, 's', 3) },
    ...(reused ? [{ label: 'Result taken from analysis', value: reused }] : []),
  ];
}

function section(id: string, heading: string, facts: Fact[]): Section {
  return { id, heading, blocks: [{ kind: 'facts', facts }] };
}

function from(source: string | null | undefined): { source?: string } {
  return source ? { source: `from ${source.replaceAll('_', ' ')}` } : {};
}

function rate(value: Media['video'][number]['frame_rate']): string {
  if (!value) return text(null);
  return value.den === 1 ? `${value.num} fps` : `${number(value.value, 'fps', 3)} (${value.num}/${value.den})`;
}
