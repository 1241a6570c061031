import type { AudioGroup, AudioStream } from './media-info';

/** Channels of the layouts that are common, in ffmpeg's order. */
export const LAYOUTS: Readonly<Record<string, string>> = {
  mono: 'FC',
  stereo: 'FL FR',
  downmix: 'DL DR',
  '2.1': 'FL FR LFE',
  '3.0': 'FL FR FC',
  '3.1': 'FL FR FC LFE',
  '4.0': 'FL FR FC BC',
  '4.1': 'FL FR FC LFE BC',
  quad: 'FL FR BL BR',
  'quad(side)': 'FL FR SL SR',
  '5.0': 'FL FR FC BL BR',
  '5.0(side)': 'FL FR FC SL SR',
  '5.1': 'FL FR FC LFE BL BR',
  '5.1(side)': 'FL FR FC LFE SL SR',
  '6.0': 'FL FR FC BC SL SR',
  '6.1': 'FL FR FC LFE BC SL SR',
  '7.0': 'FL FR FC BL BR SL SR',
  '7.1': 'FL FR FC LFE BL BR SL SR',
  '7.1(wide)': 'FL FR FC LFE BL BR FLC FRC',
  '7.1.4': 'FL FR FC LFE BL BR SL SR TFL TFR TBL TBR',
};
/** A title that is, or ends in, the name of one channel. */
const LABEL = /^(?:(.*?)[\s_\-:.]+)?(L|R|C|LFE|Ls|Rs|Lss|Rss|Lsr|Rsr|Lt|Rt|Left|Right|Center|Centre)$/i;
const CHANNEL: Readonly<Record<string, string>> = {
  l: 'FL',
  left: 'FL',
  r: 'FR',
  right: 'FR',
  c: 'FC',
  center: 'FC',
  centre: 'FC',
  lfe: 'LFE',
  ls: 'SL',
  rs: 'SR',
  lss: 'SL',
  rss: 'SR',
  lsr: 'BL',
  rsr: 'BR',
  lt: 'DL',
  rt: 'DR',
};

/**
 * What is heard together: each stream for itself, but mono streams whose titles name their channels ("5.1 L", "5.1 R" …) as one
 * group, as production formats carry them.
 */
export function groupAudio(streams: AudioStream[]): AudioGroup[] {
  const labelled = new Map<string, Labelled[]>();
  const groups: AudioGroup[] = [];
  for (const stream of streams) {
    const label = labelOf(stream);
    if (label) labelled.set(label.group, [...(labelled.get(label.group) ?? []), label]);
    else groups.push(single(stream));
  }
  for (const [name, members] of labelled) groups.push(...together(name, members));
  return groups.sort((a, b) => (a.streams[0] ?? 0) - (b.streams[0] ?? 0));
}

interface Labelled {
  group: string;
  channel: string;
  stream: AudioStream;
}

function labelOf(stream: AudioStream): Labelled | null {
  const match = stream.channels === 1 ? LABEL.exec(stream.title ?? '') : null;
  const channel = CHANNEL[match?.[2]?.toLowerCase() ?? ''];
  return channel ? { group: `${match?.[1] ?? ''}\n${stream.language ?? ''}`, channel, stream } : null;
}

// one channel alone, or the same one twice, is no programme
function together(key: string, members: Labelled[]): AudioGroup[] {
  const channels = members.map(({ channel }) => channel);
  if (members.length < 2 || new Set(channels).size !== channels.length)
    return members.map(({ stream }) => single(stream));
  const [prefix, language] = key.split('\n');
  const streams = members.map(({ stream }) => stream.index);
  const name = [prefix, language].filter(Boolean).join(' ') || channels.join(' ');
  return [{ name, streams, channel_map: channels, source: 'labels', loudness: null }];
}

/** A stream for itself. */
export function single(stream: AudioStream): AudioGroup {
  const layout = stream.channel_layout ?? '';
  const channels = Object.hasOwn(LAYOUTS, layout) ? LAYOUTS[layout] : undefined;
  return {
    name: [stream.title, stream.language].filter(Boolean).join(' ') || `stream ${stream.index}`,
    streams: [stream.index],
    channel_map: channels?.split(' ') ?? null,
    source: 'stream',
    loudness: null,
  };
}
