import { readFileSync, writeFileSync } from 'node:fs';
import { ContentBench } from '../testing/content-bench';
import { TimecodeRun } from './timecode-run';

/** MPEG-2 whose groups carry timecodes, as encoders write them: one code a group, in the header before its first picture. */
const groups = (rate: string, from: string, coding: readonly string[]): string[] => [
  ...['-f', 'lavfi', '-i', `testsrc=s=64x48:r=${rate}`, '-frames:v', '65'],
  ...['-c:v', 'mpeg2video', '-gop_timecode', from, ...coding],
];

describe('timecodes in the headers of groups', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  const continuity = async (path: string) => (await bench.measure(path, ['black'])).outcome.decode.timecode_continuity;

  it.each([
    ['every picture', '25', '01:00:00:00', ['-g', '1']],
    ['every third picture', '25', '01:00:00:00', ['-g', '3']],
    ['groups of 12', '25', '01:00:00:00', ['-g', '12']],
    ['open groups with B pictures', '25', '01:00:00:00', ['-g', '12', '-bf', '2']],
    ['30 pictures a second, of which no header names the last', '30000/1001', '00:00:00:00', ['-g', '12']],
    ['drop frame over a minute that drops', '30000/1001', '00:58:59;20', ['-g', '12', '-bf', '2']],
    ['drop frame over a tenth minute', '30000/1001', '00:59:59;20', ['-g', '15']],
  ])('run on: %s', async (name, rate, from, coding) => {
    const seen = await continuity(await bench.clip(`${name.replaceAll(/\W/g, '')}.mkv`, groups(rate, from, coding)));
    expect(seen).toMatchObject({ breaks: 0 });
    expect(seen?.checked).toBeGreaterThan(2);
  });

  it.each([
    ['a second is missing', '00:00:03:15', 1],
    ['as the first went', '00:00:02:15', 0],
  ])('another piece behind the first: %s', async (_name, from, breaks) => {
    const coding = ['-g', '13'];
    const first = await bench.clip('first.m2v', groups('25', '00:00:00:00', coding));
    const second = await bench.clip('second.m2v', groups('25', from, coding));
    const joined = `${first}.${breaks}.m2v`;
    writeFileSync(joined, Buffer.concat([readFileSync(first), readFileSync(second)]));
    expect(await continuity(joined)).toMatchObject({ breaks });
  });
});

/** A log of pictures that carry these codes, as the tool prints them of SMPTE ST 12-1. */
function runOf(codes: readonly string[]) {
  const run = new TimecodeRun(30);
  for (const [index, code] of codes.entries()) run.take(`side data - S12M: timecode - ${code}`, index + 1, index / 30);
  return run.result();
}

describe('timecodes of every picture', () => {
  it('that stand at zero all along were never set', () => {
    expect(runOf(['00:00:00:00', '00:00:00:00', '00:00:00:00'])).toBeNull();
  });

  it('may begin at zero', () => {
    expect(runOf(['00:00:00:00', '00:00:00:01', '00:00:00:02'])).toMatchObject({ checked: 2, breaks: 0 });
  });

  it('that stand elsewhere jump', () => {
    expect(runOf(['10:00:00:00', '10:00:00:00', '10:00:00:00'])).toMatchObject({ checked: 2, breaks: 2 });
  });
});
