import { CaptionScanner } from './caption-scanner';

const data = (...triples: number[][]): Buffer =>
  Buffer.concat([
    Buffer.from('GA94\x03', 'latin1'),
    Buffer.from([0x40 | triples.length, 0xff, ...triples.flat()]),
    Buffer.from([0xff, 0, 0, 1]),
  ]);
const seen = (...parts: Buffer[]) => {
  const scanner = new CaptionScanner();
  parts.forEach(scanner.consume);
  return scanner.finish();
};
const nothing = { cea608: [], cea708: [] };
// with odd parity, as on line 21
const rollUp = [0xfc, 0x94, 0x25];
const rollUpOfTwo = [0xfc, 0x1c, 0xa7];
const text = [0xfc, 0xc8, 0xe9];

it('takes padding for no captions', () => {
  expect(seen(data([0xfc, 0x80, 0x80], [0xfd, 0x80, 0x80], [0xfa, 0, 0], [0xf8, 0, 0]))).toEqual(nothing);
  // a packet of 708 with an empty block alone
  expect(seen(data([0xff, 0x02, 0x00], [0xfe, 0, 0]))).toEqual(nothing);
  // the screen is wiped again and again, and nothing comes
  expect(seen(data([0xfc, 0x94, 0x2c], [0xfc, 0x94, 0x2c]))).toEqual(nothing);
});

it('tells 608 by its channels, and 708 by its services', () => {
  expect(seen(data(rollUp, text))).toEqual({ cea608: ['CC1'], cea708: [] });
  expect(seen(data(rollUp, [0xfd, 0x15, 0x20]), data(rollUpOfTwo))).toEqual({
    cea608: ['CC1', 'CC2', 'CC3'],
    cea708: [],
  });
  expect(seen(data([0xfc, 0x80, 0x80], [0xff, 0x43, 0x22], [0xfe, 0x41, 0x42]))).toEqual({ cea608: [], cea708: [1] });
});

it('takes data services beside the captions for none: they set no mode', () => {
  // XDS: the title of the programme
  expect(seen(data([0xfd, 0x01, 0x03], [0xfd, 0x54, 0x56], [0xfd, 0x8f, 0x1c]))).toEqual(nothing);
});

it('leaves what is marked as invalid, or not to be processed', () => {
  expect(seen(data([0xf8, 0x94, 0x25]))).toEqual(nothing);
  const idle = data(rollUp);
  idle[5] = 0x01;
  expect(seen(data([0xfc, 0x80, 0x80]), idle)).toEqual(nothing);
});

it('says nothing of pictures without any such data', () => {
  expect(seen(Buffer.from('a picture without any'))).toBeNull();
  // as DVDs carry line 21
  expect(seen(Buffer.from('4343 01f8 82 ff9425 fe8080 ff9425 fe8080'.replaceAll(' ', ''), 'hex'))).toBeNull();
});

it('finds what lies across two chunks', () => {
  const whole = Buffer.concat([Buffer.alloc(300), data(text, rollUp), Buffer.alloc(300)]);
  for (let at = 295; at < 330; at += 1) {
    expect(seen(whole.subarray(0, at), whole.subarray(at))).toEqual({ cea608: ['CC1'], cea708: [] });
  }
});
