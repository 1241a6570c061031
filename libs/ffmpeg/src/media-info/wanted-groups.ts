import { LAYOUTS, single } from './audio-groups';
import type { AudioGroup, AudioStream } from './media-info';

/** Places a channel may have, by ffmpeg's names. */
export const channelNames: readonly string[] = [
  ...[
    'FL',
    'FR',
    'FC',
    'LFE',
    'BL',
    'BR',
    'FLC',
    'FRC',
    'BC',
    'SL',
    'SR',
    'TC',
    'TFL',
    'TFC',
    'TFR',
    'TBL',
    'TBC',
    'TBR',
  ],
  ...['DL', 'DR', 'WL', 'WR'],
];

/** Streams that somebody says are heard together. */
export interface WantedGroup {
  name?: string | undefined;
  /** Stream indexes, in the order of the channels. */
  streams: readonly number[];
  /** Channel names in order ("FL", "FR", "FC", "LFE", "SL", "SR" …); without it, the usual ones for so many channels. */
  channel_map?: readonly string[] | undefined;
}

/** What so many channels usually are where nothing says so. */
const USUAL: Readonly<Record<number, string>> = {
  1: 'mono',
  2: 'stereo',
  3: '3.0',
  4: 'quad',
  5: '5.0(side)',
  6: '5.1(side)',
  7: '7.0',
  8: '7.1',
  12: '7.1.4',
};

/**
 * The groups somebody asks for; streams that none of them names stay as they were grouped.
 * @returns the groups, or why one of those asked for can't be
 */
export function regroupAudio(
  audio: readonly AudioStream[],
  groups: readonly AudioGroup[],
  wanted: readonly WantedGroup[],
  source: 'request' | 'policy',
): AudioGroup[] | string {
  const made: AudioGroup[] = [];
  const taken = new Set<number>();
  for (const group of wanted) {
    const members = group.streams.map((index) => audio.find((stream) => stream.index === index));
    const channels = members.reduce((sum, stream) => sum + (stream?.channels ?? 0), 0);
    const channelMap = group.channel_map ?? LAYOUTS[USUAL[channels] ?? '']?.split(' ') ?? null;
    const problem = problemOf(group, members, taken, channels, channelMap);
    if (problem !== null) return problem;
    for (const index of group.streams) taken.add(index);
    made.push({
      name: group.name ?? `streams ${group.streams.join('+')}`,
      streams: [...group.streams],
      channel_map: channelMap && [...channelMap],
      source,
      loudness: null,
    });
  }
  const rest = groups.flatMap((group) =>
    group.streams.some((index) => taken.has(index))
      ? audio.filter(({ index }) => group.streams.includes(index) && !taken.has(index)).map(single)
      : [group],
  );
  return [...made, ...rest].sort((a, b) => (a.streams[0] ?? 0) - (b.streams[0] ?? 0));
}

function problemOf(
  { streams }: WantedGroup,
  members: readonly (AudioStream | undefined)[],
  taken: ReadonlySet<number>,
  channels: number,
  channelMap: readonly string[] | null,
): string | null {
  const absent = streams.find((_, at) => members[at] === undefined);
  if (absent !== undefined) return `stream ${absent} is no audio stream of this file`;
  const twice = streams.find((index, at) => taken.has(index) || streams.indexOf(index) !== at);
  if (twice !== undefined) return `stream ${twice} is named twice`;
  if (channelMap !== null && channelMap.length !== channels)
    return `streams ${streams.join(', ')} have ${channels} channels and ${channelMap.length} are named`;
  const strange = channelMap?.find((name, at, all) => !channelNames.includes(name) || all.indexOf(name) !== at);
  if (strange !== undefined) return `${strange} is no channel, or is named twice`;
  return null;
}
