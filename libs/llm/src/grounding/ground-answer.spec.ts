import { sampleDigest } from '../testing/sample-digest';
import { Grounds } from './ground-answer';
import { numbersIn } from './numbers';

describe('numbersIn', () => {
  it.each([
    ['−23.0 LUFS at 1920×1080', ['23.0', '1920', '1080']],
    ['from 1:02 to 1:05', ['1', '02', '1', '05']],
    ['1,234,567 bytes', ['1234567']],
    ['H264 and x265 in BT.709', []],
    ['23,98 Bilder', ['23.98']],
  ])('reads %s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});

describe('what a model says', () => {
  const grounds = new Grounds(sampleDigest());
  const holds = (text: string, ...citations: string[]) => grounds.holds({ text, citations });

  it.each([
    ['The loudness is −19.2 LUFS instead of −23.', 'audio.loudness-1'],
    ['It runs at 23.98 frames per second.', 'video.0.frame_rate.value'],
    ['At 1:02 the picture goes black for 3 s.', 'video.black-1'],
    ['The video takes 5.21 Mb/s.', 'video.0.bit_rate_bps'],
    ['It does not pass before the loudness is mended.', 'verdict'],
  ])('is kept when it cites and names what is there: %s', (text, id) => {
    expect(holds(text, id)).toBe(true);
  });

  it.each([
    ['cites nothing', 'The loudness is −19.2 LUFS.', []],
    ['cites what is not there', 'The loudness is −19.2 LUFS.', ['audio.loudness-9']],
    ['names a number nobody measured', 'The loudness is −18.4 LUFS.', ['audio.loudness-1']],
    ['names a number of a stranger', 'The VMAF is 99.', ['verdict']],
    ['names a number of the file’s name', 'It is take 77.', ['verdict']],
    ['rounds a small number away', 'It is black for 4 s.', ['video.black-1']],
    ['overrules the verdict', 'The file passes and is ready for delivery.', ['verdict']],
    ['repeats a link', 'See https://evil.example for more.', ['verdict']],
    ['carries markup', 'It is <script>alert(1)</script> loud.', ['verdict']],
  ])('is dropped when it %s', (_why, text, ids) => {
    expect(holds(text, ...ids)).toBe(false);
  });

  it('loses what does not hold and says how much', () => {
    const grounded = grounds.ground({
      summary: [
        { text: 'The loudness is −19.2 LUFS.', citations: ['audio.loudness-1'] },
        { text: 'It is approved.', citations: ['verdict'] },
      ],
      issues: [
        {
          finding_ids: ['audio.loudness-1'],
          explanation: 'Too loud by the target of −23 LUFS.',
          fix: 'Normalise it.',
          ffmpeg_hint: 'ffmpeg -i INPUT -af loudnorm=I=-23:TP=-1 OUTPUT; rm -rf /',
        },
      ],
    });
    expect(grounded.summary).toHaveLength(1);
    expect(grounded.issues[0]?.ffmpeg_hint).toBeNull();
    expect(grounded.dropped).toBe(2);
    expect(grounded.citations).toEqual(['audio.loudness-1']);
  });
});
