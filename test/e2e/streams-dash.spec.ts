import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDash } from '../support/packages';
import { type Analysis, beyondBandwidth, ofKind, StreamBench } from '../support/stream-bench';

let bench: StreamBench;
beforeAll(async () => {
  bench = await StreamBench.start('dash');
  makeDash(join(bench.service.mediaRoot, 'dash'));
}, 120_000);
afterAll(() => bench.stop());

const template = (stream: number) =>
  `<SegmentTemplate timescale="1" duration="2" startNumber="1" initialization="init-stream${stream}.m4s" media="chunk-stream${stream}-$Number%05d$.m4s"/>`;
const representation = (stream: number, id: string, size: string) =>
  `<Representation id="${id}" bandwidth="900000" codecs="${stream === 0 ? 'avc1.42c01e' : 'avc1.42c00d'}" ${size}>${template(stream)}</Representation>`;
const rungs = `<AdaptationSet contentType="video" mimeType="video/mp4">${representation(0, 'large', 'width="640" height="360"')}${representation(1, 'small', 'width="320" height="180"')}</AdaptationSet>`;
const mpd = (seconds: number, periods: string) =>
  `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" profiles="urn:mpeg:dash:profile:isoff-live:2011" minBufferTime="PT2S" mediaPresentationDuration="PT${seconds}S">${periods}</MPD>`;

/** The same package once as files below a media root, once by URL. */
async function both(name: string, manifest: string): Promise<Analysis[]> {
  writeFileSync(join(bench.service.mediaRoot, 'dash', name), manifest);
  const named = [{ file_path: `media/dash/${name}` }, { manifest_url: `${bench.origin}/dash/${name}` }];
  const replies = await Promise.all(named.map((of) => bench.probe('dash', { ...of, max_segments: 'all' })));
  return replies.map(({ body }) => body);
}

it('periods that say no length end where the next begins', async () => {
  const periods = `<Period start="PT0S">${rungs}</Period><Period start="PT6S">${rungs}</Period>`;
  for (const body of await both('periods.mpd', mpd(12, periods))) {
    expect([body.status, beyondBandwidth(body)]).toEqual(['completed', []]);
    expect(ofKind(body, 'video').map(({ errors, measured }) => [errors, measured?.segments_measured])).toEqual([
      [[], 6],
      [[], 6],
    ]);
    expect(body.enhanced_analysis.ladder).toMatchObject({ duration_sec: 12, manifest: { period_count: 2 } });
  }
});

it('what is for scanning alone is no rung: nothing is compared with it', async () => {
  const trick = '<EssentialProperty schemeIdUri="http://dashif.org/guidelines/trickmode" value="0"/>';
  // as a rung it would be out of step: it stands a segment behind
  const late = representation(1, 'scan', 'width="320" height="180"').replace('startNumber="1"', 'startNumber="2"');
  const scanning = `<AdaptationSet contentType="video" mimeType="video/mp4">${trick}${late}</AdaptationSet>`;
  for (const body of await both('scanning.mpd', mpd(4, `<Period>${rungs}${scanning}</Period>`))) {
    expect([body.status, beyondBandwidth(body)]).toEqual(['completed', []]);
    expect([ofKind(body, 'video').length, ofKind(body, 'iframe').length]).toEqual([2, 1]);
    expect(body.enhanced_analysis.ladder.alignment).toMatchObject({ keyframes_aligned: true, compared_segments: 2 });
  }
});
