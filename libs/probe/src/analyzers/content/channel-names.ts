import type { AudioStream } from '@app/ffmpeg';

/** Whether a channel carries low effects alone, by the layout's name: silence is nothing strange there. */
export function isLowEffects(
  { channel_layout: layout }: Pick<AudioStream, 'channel_layout'>,
  channel: number,
): boolean {
  if (layout === null || !layout.includes('.1')) return false;
  // FL FR LFE comes third in these, FL FR FC LFE fourth in all others
  return channel === (layout === '2.1' || layout === '6.1(front)' ? 2 : 3);
}

/** "channel 2 of stream 1", counted from 1 as people do. */
export function channelName(stream: number, channel: number): string {
  return `channel ${channel + 1} of stream ${stream}`;
}
