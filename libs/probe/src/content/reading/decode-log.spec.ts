import { DecodeLog } from './decode-log';

const frame = (n: number, more = '') =>
  `[Parsed_showinfo_0 @ 0x1] [info] n:${n} pts:${n * 40} pts_time:${n * 0.04} fmt:yuv420p s:64x48 i:P iskey:1 type:I ${more}\n`;
const colours = (more = '') =>
  `[Parsed_showinfo_0 @ 0x1] [info] color_range:pc color_space:gbr color_primaries:unknown color_trc:unknown${more}\n`;
const complaint = 'slice CRC mismatch E97BF47F!at 0.040000 seconds';
const damaged = (...lines: string[]) => {
  const log = new DecodeLog(0, 'ffv1');
  for (const line of lines) log.consume(Buffer.from(line));
  const { decoded_frames: frames, damaged_frames: found, damaged_times_sec: times } = log.result();
  return [frames, found, times];
};

describe('a complaint of the decoder', () => {
  const named = `[ffv1 @ 0x2] [error] ${complaint}\n`;

  it('is of the frame that follows', () => {
    expect(damaged(frame(0), colours(), named, frame(1), colours(), frame(2), colours())).toEqual([3, 1, [0.04]]);
  });

  it.each([
    ['behind a frame', [frame(0, complaint), '[Parsed_showinfo_0 @ 0x1] [info] \n', colours()]],
    ['behind its colours', [frame(0), colours(complaint), '[Parsed_showinfo_0 @ 0x1] [info] \n']],
    [
      'among its colours',
      [
        frame(0),
        `[Parsed_showinfo_0 @ 0x1] [info] color_range:pc${complaint}\n`,
        '[Parsed_showinfo_0 @ 0x1] [info]  color_space:gbr color_primaries:unknown color_trc:unknown\n',
      ],
    ],
  ])('is heard without its name %s, where another thread was writing', (_place, lines) => {
    expect(damaged(...lines, frame(1), colours(), frame(2), colours())).toEqual([3, 1, [0.04]]);
  });

  it('without a name is not the video’s where sound alone has complained', () => {
    const sound = '[aac @ 0x3] [error] invalid band type\n';
    const lines = [sound, frame(0, 'invalid band type'), frame(1)];
    expect(damaged(...lines)).toEqual([2, 0, []]);
  });

  it.each([
    ['a warning', frame(0, 'EOI missing, emulating')],
    [
      'what a muxer says',
      frame(0, 'Application provided invalid, non monotonically increasing dts to muxer in stream 0: 7 >= 7'),
    ],
    ['what a demuxer says', frame(0, 'PES packet size mismatch')],
    ['a tag of the file', '[info]     title           : showinfo error while decoding\n'],
  ])('is not %s', (_what, line) => {
    expect(damaged(line, frame(1), colours())).toEqual([line.includes('n:0') ? 2 : 1, 0, []]);
  });

  it('is none in what a frame carries beside its picture', () => {
    const carried = '[Parsed_showinfo_0 @ 0x1] [info]   side data - User Data Unregistered: invalid\n';
    expect(damaged(frame(0), colours(), carried, frame(1), colours())).toEqual([2, 0, []]);
  });
});
