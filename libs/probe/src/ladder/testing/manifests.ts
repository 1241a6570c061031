/** Manifests of small packages, line by line as a packager writes them. */

export interface PlaylistParts {
  target?: number;
  head?: string;
  between?: string;
  count?: number;
  /** Name of every segment but the first. */
  end?: string;
  /** What each segment is declared to last, seconds. */
  sec?: number;
}

/** A media playlist over segments that are `uri` and then `end`. */
export function media(uri: string, parts: PlaylistParts = {}): string {
  const { target = 1, head = '', between = '', count = 2, end = 'plain.ts', sec = 1 } = parts;
  return [
    ...['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${target}`, '#EXT-X-PLAYLIST-TYPE:VOD', head],
    ...Array.from(
      { length: count },
      (_, at) => `${at === 1 ? between : ''}\n#EXTINF:${sec.toFixed(3)},\n${at === 0 ? uri : end}`,
    ),
    '#EXT-X-ENDLIST\n',
  ].join('\n');
}

/** A variant of a master playlist; what is named in `attributes` stands instead of what is true of `plain.ts`. */
export function variant(uri: string, attributes: Readonly<Record<string, string | null>> = {}): string {
  const all = { BANDWIDTH: '300000', CODECS: '"avc1.42c00a"', RESOLUTION: '64x48', ...attributes };
  const said = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
  return `#EXT-X-STREAM-INF:${said.join(',')}\n${uri}\n`;
}

/** An MPD of representations of one segment of one second; what is named in `attributes` stands instead of what is true of it. */
export function mpd(attributes: readonly Readonly<Record<string, string>>[], initial: string, segment: string): string {
  const truth = { bandwidth: '300000', codecs: 'avc1.42c00a', width: '64', height: '48', frameRate: '25' };
  const representations = attributes.flatMap((own, at) => {
    const said = Object.entries({ id: `v${at}`, ...truth, ...own }).map(([name, value]) => `${name}="${value}"`);
    return [
      `<Representation ${said.join(' ')}><SegmentList timescale="1" duration="1">`,
      `<Initialization sourceURL="${initial}"/><SegmentURL media="${segment}"/></SegmentList></Representation>`,
    ];
  });
  return [
    '<?xml version="1.0"?>',
    '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S" minBufferTime="PT1S"',
    ' profiles="urn:mpeg:dash:profile:isoff-live:2011">',
    '<Period><AdaptationSet contentType="video" mimeType="video/mp4">',
    ...representations,
    '</AdaptationSet></Period></MPD>',
  ].join('\n');
}
