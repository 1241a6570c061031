/** Playlists, manifests and scripts: text that makes a demuxer open something else. */

export function mediaPlaylist(
  segments: readonly string[],
  { key, endless = false }: { key?: string; endless?: boolean } = {},
): string {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:2',
    ...(key === undefined ? [] : [`#EXT-X-KEY:METHOD=AES-128,URI="${key}",IV=0x${'0'.repeat(31)}1`]),
    ...segments.flatMap((segment) => ['#EXTINF:2.0,', segment]),
    ...(endless ? [] : ['#EXT-X-ENDLIST']),
    '',
  ].join('\n');
}

export function masterPlaylist(variants: readonly string[]): string {
  const lines = variants.flatMap((uri, index) => [`#EXT-X-STREAM-INF:BANDWIDTH=${1000 + index}`, uri]);
  return ['#EXTM3U', ...lines, ''].join('\n');
}

/** An MPD of one representation whose bytes are at `baseUrl`. */
export function manifest(baseUrl: string, { before = '', title = '' } = {}): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    before,
    '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" type="static"',
    '     mediaPresentationDuration="PT2S" minBufferTime="PT1S">',
    title === '' ? '' : `<ProgramInformation><Title>${title}</Title></ProgramInformation>`,
    '<Period duration="PT2S"><AdaptationSet mimeType="video/mp4" contentType="video">',
    '<Representation id="0" bandwidth="100000" codecs="avc1.64000d" width="320" height="240">',
    `<BaseURL>${baseUrl}</BaseURL>`,
    '</Representation></AdaptationSet></Period></MPD>',
    '',
  ].join('\n');
}

/** One long entity named many times: its text is copied anew for each, 50,000 × 20,000 bytes from 110 KB. */
export function quadraticManifest(baseUrl: string): string {
  return manifest(baseUrl, {
    before: `<!DOCTYPE MPD [<!ENTITY a "${'A'.repeat(50_000)}">]>`,
    title: '&a;'.repeat(20_000),
  });
}

/** Each entity names the one before ten times. */
export function laughingManifest(baseUrl: string): string {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0 ? '<!ENTITY e0 "ha">' : `<!ENTITY e${level} "${`&e${level - 1};`.repeat(10)}">`,
  );
  return manifest(baseUrl, { before: `<!DOCTYPE MPD [${levels.join('')}]>`, title: '&e11;' });
}

/** An entity whose text is a file of the machine, or an address. */
export function externalEntityManifest(baseUrl: string, uri: string): string {
  return manifest(baseUrl, { before: `<!DOCTYPE MPD [<!ENTITY x SYSTEM "${uri}">]>`, title: '&x;' });
}

export function concatScript(files: readonly string[]): string {
  return ['ffconcat version 1.0', ...files.map((file) => `file '${file}'`), ''].join('\n');
}

/** A session that waits for RTP on a UDP port. */
export function session(port: number): string {
  return [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=session',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=video ${port} RTP/AVP 96`,
    'a=rtpmap:96 H264/90000',
    '',
  ].join('\r\n');
}
