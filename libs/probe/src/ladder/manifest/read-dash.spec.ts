import { EntitiesDeclared, readDash } from './read-dash';
import { NotAPlaylist } from './read-hls';
import { readSidx } from './read-sidx';

const base = 'file:///media/film/manifest.mpd';
const mpd = (inner: string, attributes = 'type="static" mediaPresentationDuration="PT8S"') =>
  `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" ${attributes} minBufferTime="PT2S" profiles="urn:mpeg:dash:profile:isoff-live:2011"><Period>${inner}</Period></MPD>`;

const template =
  '<SegmentTemplate timescale="1000" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/$Number$.m4s" startNumber="1"><SegmentTimeline><S t="0" d="4000" r="1"/></SegmentTimeline></SegmentTemplate>';

describe('an MPD', () => {
  const text = mpd(
    `<AdaptationSet contentType="video" frameRate="25">
       <ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cbcs"/>
       <ContentProtection schemeIdUri="urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"/>
       ${template}
       <Representation id="hd" bandwidth="3000000" codecs="avc1.640028" width="1280" height="720" mimeType="video/mp4"/>
       <Representation id="sd" bandwidth="800000" codecs="avc1.64001e" width="640" height="360" mimeType="video/mp4"/>
     </AdaptationSet>
     <AdaptationSet contentType="audio" lang="fr"><Role schemeIdUri="urn:mpeg:dash:role:2011" value="dub"/>${template}
       <Representation id="fr" bandwidth="128000" codecs="mp4a.40.2" mimeType="audio/mp4"/></AdaptationSet>
     <AdaptationSet mimeType="text/vtt" lang="en"><Representation id="sub" bandwidth="256"><BaseURL>en.vtt</BaseURL></Representation></AdaptationSet>`,
  );
  const { renditions, ...manifest } = readDash(text, base);

  it('lists every representation with what it inherits', () => {
    expect(manifest).toMatchObject({ format: 'dash', live: false, durationSec: 8, minBufferSec: 2, periodCount: 1 });
    expect(renditions.map(({ kind, id, language }) => [kind, id, language])).toEqual([
      ['video', 'hd', null],
      ['video', 'sd', null],
      ['audio', 'fr', 'fr'],
      ['subtitles', 'sub', 'en'],
    ]);
    expect(renditions[0]).toMatchObject({
      bandwidthBps: 3_000_000,
      width: 1280,
      frameRate: 25,
      codecs: ['avc1.640028'],
      keys: [{ method: 'cbcs' }],
    });
    expect(renditions[2]).toMatchObject({ characteristics: ['dub'] });
  });

  it('unfolds its segment timeline', () => {
    expect(renditions[1]?.playlist?.segments).toMatchObject([
      { ref: 'file:///media/film/sd/1.m4s', startSec: 0, durationSec: 4, map: 0, keyMethod: 'cbcs' },
      { ref: 'file:///media/film/sd/2.m4s', startSec: 4, durationSec: 4 },
    ]);
    expect(renditions[1]?.playlist?.maps).toEqual([{ ref: 'file:///media/film/sd/init.mp4', range: null }]);
  });

  it('takes a representation of one file as one segment', () => {
    expect(renditions[3]?.playlist?.segments).toMatchObject([{ ref: 'file:///media/film/en.vtt', durationSec: 8 }]);
  });

  it('takes what is for scanning alone for trick play, no rung of the ladder', () => {
    const set = (inner: string, id: string) =>
      `<AdaptationSet contentType="video">${inner}${template}<Representation id="${id}" bandwidth="1" codecs="avc1.64001e" frameRate="25"/></AdaptationSet>`;
    const trick = '<EssentialProperty schemeIdUri="http://dashif.org/guidelines/trickmode" value="0"/>';
    const { renditions: found } = readDash(mpd(set('', 'main') + set(trick, 'scan')), base);
    expect(found.map(({ kind, id }) => [kind, id])).toEqual([
      ['video', 'main'],
      ['iframe', 'scan'],
    ]);
  });

  it('ends a period without a length where the next one starts, the last where the presentation ends', () => {
    const inner =
      '<AdaptationSet contentType="video"><SegmentTemplate timescale="1" duration="4" media="$Number$.m4s" startNumber="1"/><Representation id="v" bandwidth="1" mimeType="video/mp4"/></AdaptationSet>';
    const text = mpd(inner, 'type="static" mediaPresentationDuration="PT20S"').replace(
      '</MPD>',
      `<Period start="PT12S">${inner}</Period></MPD>`,
    );
    const [rendition] = readDash(text, base).renditions;
    expect(rendition?.playlist?.segmentCount).toBe(5);
    expect(rendition?.playlist?.durationSec).toBe(20);
  });

  it('shows where a reference that climbs really leads', () => {
    const climbing = mpd(
      '<AdaptationSet contentType="video"><Representation id="v" bandwidth="1"><BaseURL>../../etc/passwd</BaseURL></Representation></AdaptationSet>',
    );
    expect(readDash(climbing, base).renditions[0]?.playlist?.segments[0]?.ref).toBe('file:///etc/passwd');
  });

  it('of an index gives the index to be read', () => {
    const indexed = mpd(
      '<AdaptationSet contentType="video"><Representation id="v" bandwidth="1"><BaseURL>v.mp4</BaseURL><SegmentBase indexRange="800-899"><Initialization range="0-799"/></SegmentBase></Representation></AdaptationSet>',
    );
    expect(readDash(indexed, base).renditions[0]?.playlist).toMatchObject({
      index: { ref: 'file:///media/film/v.mp4', range: { offset: 800, length: 100 } },
      maps: [{ range: { offset: 0, length: 800 } }],
    });
  });

  it('that is dynamic is live', () => {
    expect(
      readDash(
        mpd(
          `<AdaptationSet contentType="video">${template}<Representation id="v" bandwidth="1"/></AdaptationSet>`,
          'type="dynamic" availabilityStartTime="2026-01-01T00:00:00Z"',
        ),
        base,
      ).live,
    ).toBe(true);
  });

  it.each([
    '<!DOCTYPE MPD [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><MPD>&b;</MPD>',
    '<!doctype MPD SYSTEM "http://127.0.0.1/x.dtd"><MPD/>',
  ])('with entities or a document type is refused: %s', (evil) => {
    expect(() => readDash(evil, base)).toThrow(EntitiesDeclared);
  });

  it.each(['', '#EXTM3U', '<html/>'])('is not %j', (other) => {
    expect(() => readDash(other, base)).toThrow(NotAPlaylist);
  });
});

describe('a segment index', () => {
  const index = (references: [number, number][], isIndex = false): Buffer => {
    const box = Buffer.alloc(32 + references.length * 12);
    box.writeUInt32BE(box.length, 0);
    box.write('sidx', 4);
    box.writeUInt32BE(1000, 16);
    box.writeUInt32BE(500, 20);
    box.writeUInt16BE(references.length, 30);
    references.forEach(([bytes, duration], at) => {
      box.writeUInt32BE(isIndex ? (bytes | 0x80000000) >>> 0 : bytes, 32 + at * 12);
      box.writeUInt32BE(duration, 36 + at * 12);
    });
    return box;
  };

  it('gives ranges and times', () => {
    const box = index([
      [100, 2000],
      [50, 1000],
    ]);
    expect(readSidx(box, 800)).toEqual([
      { range: { offset: 800 + box.length, length: 100 }, startSec: 0.5, durationSec: 2 },
      { range: { offset: 900 + box.length, length: 50 }, startSec: 2.5, durationSec: 1 },
    ]);
  });

  it.each([
    ['that is cut', index([[1, 1]]).subarray(0, 30)],
    ['of indexes', index([[1, 1]], true)],
    ['that is another box', Buffer.from('00000020667265650000000000000000000000000000000000000000000000000000', 'hex')],
  ])('%s is none', (_, bytes) => {
    expect(readSidx(bytes, 0)).toBeNull();
  });
});
