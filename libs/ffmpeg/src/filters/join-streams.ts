/** Filter `join`: the channels of several streams, in their order, become those of one. */
export const joinStreams = {
  /** @param channels of each input @param names what each channel becomes: "FL", "FR" … */
  ask: (channels: readonly number[], names: readonly string[]): string => {
    const places = channels.flatMap((count, input) =>
      Array.from({ length: count }, (_, channel) => `${input}.${channel}`),
    );
    const map = places.map((place, at) => `${place}-${names[at] ?? ''}`).join('|');
    return `join=inputs=${channels.length}:channel_layout=${names.join('+')}:map=${map}`;
  },
};
