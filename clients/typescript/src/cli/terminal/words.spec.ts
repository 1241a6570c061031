import { bitRate, bytes, duration } from './words';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [412_345, '412 kB'],
  [2_700_000, '2.7 MB'],
  [5e12, '5.0 TB'],
])('writes %d bytes as %s', (size, text) => expect(bytes(size)).toBe(text));

it.each([
  [5, '5.00 s'],
  [59.99, '59.99 s'],
  [60, '1:00.0'],
  [723.44, '12:03.4'],
  [3_599.97, '1:00:00.0'],
  [3_723.4, '1:02:03.4'],
])('writes %d seconds as %s', (seconds, text) => expect(duration(seconds)).toBe(text));

it.each([
  [640, '640 b/s'],
  [128_000, '128 kb/s'],
  [1_010_000, '1.01 Mb/s'],
  [21_140_000, '21.1 Mb/s'],
])('writes %d bits per second as %s', (rate, text) => expect(bitRate(rate)).toBe(text));
