import { NotAPlaylist, readHls } from './read-hls';

const base = 'https://cdn.example/film/master.m3u8';

const master = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI="skd://x",KEYFORMAT="com.apple.streamingkeydelivery"
#EXT-X-MEDIA:TYPE=AUDIO,URI="a/en.m3u8",GROUP-ID="aac",LANGUAGE="en",NAME="English",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2"
#EXT-X-MEDIA:TYPE=AUDIO,URI="a/de.m3u8",GROUP-ID="aac",LANGUAGE="de",NAME="Deutsch",DEFAULT=NO,AUTOSELECT=YES,CHARACTERISTICS="public.accessibility.describes-video"
#EXT-X-MEDIA:TYPE=SUBTITLES,URI="s/en.m3u8",GROUP-ID="subs",LANGUAGE="en",NAME="English",FORCED=YES
#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="cc",LANGUAGE="en",NAME="CC",INSTREAM-ID="CC1"
#EXT-X-STREAM-INF:BANDWIDTH=5000000,AVERAGE-BANDWIDTH=4000000,CODECS="hvc1.2.4.L123.B0,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=23.976,VIDEO-RANGE=PQ,AUDIO="aac",SUBTITLES="subs",CLOSED-CAPTIONS="cc"
../v/1080.m3u8?token=x
#EXT-X-STREAM-INF:BANDWIDTH=128000,CODECS="mp4a.40.2",AUDIO="aac"
a/en.m3u8
#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=90000,CODECS="hvc1.2.4.L123.B0",RESOLUTION=1920x1080,URI="i/1080.m3u8"
`;

describe('an HLS master playlist', () => {
  const { renditions, ...manifest } = readHls(master, base);
  const of = (kind: string) => renditions.filter((one) => one.kind === kind);

  it('lists every rendition with all that is declared of it', () => {
    expect(manifest).toMatchObject({
      isMaster: true,
      version: 7,
      independentSegments: true,
      sessionKeys: [{ method: 'SAMPLE-AES', keyFormat: 'com.apple.streamingkeydelivery' }],
    });
    expect(of('video')).toMatchObject([
      {
        ref: 'https://cdn.example/v/1080.m3u8?token=x',
        bandwidthBps: 5_000_000,
        averageBandwidthBps: 4_000_000,
        codecs: ['hvc1.2.4.L123.B0', 'mp4a.40.2'],
        width: 1920,
        height: 1080,
        frameRate: 23.976,
        videoRange: 'PQ',
        audioGroup: 'aac',
        subtitlesGroup: 'subs',
        captionsGroup: 'cc',
      },
    ]);
    expect(of('iframe')).toMatchObject([{ ref: 'https://cdn.example/film/i/1080.m3u8', bandwidthBps: 90_000 }]);
  });

  it('keeps languages, characteristics and channels of alternatives, and tells a sound-only variant from video', () => {
    expect(of('audio')).toMatchObject([
      { group: 'aac', language: 'en', channels: '2', isDefault: true },
      { group: 'aac', language: 'de', isDefault: false, characteristics: ['public.accessibility.describes-video'] },
      { group: null, bandwidthBps: 128_000, ref: 'https://cdn.example/film/a/en.m3u8' },
    ]);
    expect(of('subtitles')).toMatchObject([{ language: 'en', forced: true }]);
    expect(of('captions')).toMatchObject([{ ref: null, group: 'cc' }]);
  });
});

describe('an HLS media playlist', () => {
  const media = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-MAP:URI="init.mp4",BYTERANGE="800@0"
#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://x",KEYFORMAT="com.apple.streamingkeydelivery",IV=0x00000000000000000000000000000001
#EXTINF:4.004,
#EXT-X-BYTERANGE:1000@800
media.mp4
#EXTINF:4.004,
#EXT-X-BYTERANGE:500
media.mp4
#EXT-X-DISCONTINUITY
#EXT-X-KEY:METHOD=NONE
#EXT-X-MAP:URI="ad.mp4"
#EXTINF:2,
ad-1.m4s
#EXT-X-GAP
#EXTINF:2,
ad-2.m4s
#EXT-X-ENDLIST
`;
  const playlist = readHls(media, base).renditions[0]?.playlist;

  it('gives each segment its range, its map, its key and its time', () => {
    expect(playlist?.maps).toEqual([
      { ref: 'https://cdn.example/film/init.mp4', range: { offset: 0, length: 800 } },
      { ref: 'https://cdn.example/film/ad.mp4', range: null },
    ]);
    expect(playlist?.segments).toMatchObject([
      { startSec: 0, durationSec: 4.004, range: { offset: 800, length: 1000 }, map: 0, keyMethod: 'SAMPLE-AES' },
      { startSec: 4.004, range: { offset: 1800, length: 500 }, map: 0 },
      { startSec: 8.008, range: null, map: 1, keyMethod: null, gap: false },
      { startSec: 10.008, gap: true },
    ]);
    expect(playlist).toMatchObject({
      ended: true,
      playlistType: 'VOD',
      targetDurationSec: 4,
      segmentCount: 4,
      durationSec: 12.008,
      discontinuitiesSec: [8.008],
      keys: [{ method: 'SAMPLE-AES', keyFormat: 'com.apple.streamingkeydelivery' }],
    });
  });

  it('without an end is live', () => {
    expect(readHls(media.replace('#EXT-X-ENDLIST\n', ''), base)).toMatchObject({ isMaster: false, live: true });
  });

  it('that is very long is thinned out, its first and last segments stay', () => {
    const long = `#EXTM3U\n#EXT-X-TARGETDURATION:2\n${'#EXTINF:2,\ns.ts\n'.repeat(20_000)}#EXT-X-ENDLIST\n`;
    const thin = readHls(long, base).renditions[0]?.playlist;
    expect([thin?.segmentCount, thin?.segments.length, thin?.durationSec]).toEqual([20_000, 5_000, 40_000]);
    expect([thin?.segments[0]?.index, thin?.segments.at(-1)?.index]).toEqual([0, 19_999]);
  });
});

it.each(['', 'hello', '<?xml version="1.0"?><MPD/>', '#EXTM3U\nfilm.mp4\n'])('%j is no HLS playlist', (text) => {
  expect(() => readHls(text, base)).toThrow(NotAPlaylist);
});
