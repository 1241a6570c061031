import { bestVideo, type Sources } from './sources';

/** A subject people ask about: whether it was looked at, and where the answer stands. */
export interface Category {
  category: string;
  status: 'evaluated' | 'not_evaluated' | 'not_applicable';
  reason: string | null;
  /** Path below `enhanced_analysis`. */
  where: string;
}

type Standing = string | { reason: string; applies: boolean } | null;

const missing = (reason: string): Standing => ({ reason, applies: true });
const inapplicable = (reason: string): Standing => ({ reason, applies: false });

/** All subjects, each with what became of it: none is left out, and none guesses. */
export function categories(of: Sources): Category[] {
  const { media, evidence, content, depth } = of;
  const video = bestVideo(of);
  const [sound] = media.audio;
  const formats = media.container.format_names;
  const onVideo = video ? null : inapplicable('there is no video');
  const onAudio = sound ? null : inapplicable('there is no audio');
  const decoded = content
    ? null
    : missing(depth === 'full' ? (of.undecoded?.reason ?? 'nothing could be decoded') : 'it needs depth full');
  const frames = depth === 'quick' ? missing('it needs depth standard') : null;
  const isMxf = formats.some((name) => name.startsWith('mxf'));
  const isTransport = formats.includes('mpegts');
  const unread = depth === 'quick' ? missing('it needs depth standard') : missing('the wrapper could not be read');
  const list: [name: string, where: string, standing: Standing][] = [
    ['afd', 'afd', onVideo ?? (video?.afd === null ? frames : null)],
    [
      'dead_pixels',
      'dead_pixels',
      onVideo ??
        decoded ??
        (content?.results.stuck_pixels ? null : missing('fewer than five seconds were seen, or nobody asked')),
    ],
    [
      'pse',
      'content.flash',
      onVideo ?? decoded ?? (content?.results.flash ? null : missing('the picture was not measured for it')),
    ],
    ['hdr', 'hdr', onVideo],
    ['audio_wrapping', 'audio_wrapping', onAudio],
    ['endianness', 'endianness', onAudio],
    ['codec', 'codec', video || sound ? null : inapplicable('there is neither picture nor sound')],
    ['container', 'container', null],
    ['resolution', 'resolution', onVideo],
    ['frame_rate', 'frame_rate', onVideo],
    ['bit_depth', 'bit_depth', onVideo],
    ['timecode', 'timecode', media.timecode || depth !== 'quick' ? null : frames],
    ['mxf', 'mxf', isMxf ? (evidence.mxf ? null : unread) : inapplicable('the file is no MXF')],
    ['imf', 'imf', missing('a file alone is no IMF package: composition and asset map are not read')],
    [
      'transport_stream',
      'transport_stream',
      isTransport ? (evidence.transport ? null : unread) : inapplicable('the file is no transport stream'),
    ],
    ['content', 'content', decoded],
    ['enhanced', 'enhanced', onVideo && onAudio],
    ['disposition', 'disposition', null],
    ['integrity', 'integrity', null],
  ];
  return list.map(([category, where, standing]) => {
    if (standing === null) return { category, status: 'evaluated', reason: null, where };
    if (typeof standing === 'string') return { category, status: 'not_evaluated', reason: standing, where };
    return { category, status: standing.applies ? 'not_evaluated' : 'not_applicable', reason: standing.reason, where };
  });
}
