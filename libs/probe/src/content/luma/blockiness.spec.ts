import { blockiness } from './blockiness';
import type { LumaPicture } from './luma-picture';
import { outlierShare } from './outliers';

const [width, height] = [320, 192];

function picture(luma: (x: number, y: number) => number, scale = 1): LumaPicture {
  const samples = new Uint16Array(width * height);
  for (let at = 0; at < samples.length; at++)
    samples[at] = Math.round(luma(at % width, Math.trunc(at / width)) * scale);
  return { width, height, scale, samples };
}

/** The same unrest for every call, 0 to 1. */
const unrest = (x: number, y: number): number => {
  const value = Math.sin(x * 12.9898 + y * 78.233) * 43758.5453;
  return value - Math.floor(value);
};
const film = (x: number, y: number): number => 120 + 40 * Math.sin(x / 19) + 30 * Math.sin(y / 13) + 6 * unrest(x, y);
const inBlocks = (side: number) => (x: number, y: number) => film(x - (x % side), y - (y % side));

describe('blocks of an encoder', () => {
  it.each([8, 12, 16])('of %i pixels stand out, in 8 bits as in 10', (side) => {
    const eight = blockiness(picture(inBlocks(side))) ?? 0;
    expect(eight).toBeGreaterThan(10);
    expect(blockiness(picture(inBlocks(side), 4))).toBeCloseTo(eight, 0);
  });

  it('are not seen in film, nor in bars and captions that are drawn on their grid', () => {
    const drawn = (x: number, y: number) =>
      y < 24 || y >= 168 ? 16 : y >= 144 && y < 152 && x >= 80 && x < 240 ? 235 : film(x, y);
    expect(blockiness(picture(film))).toBeLessThan(2);
    expect(blockiness(picture(drawn))).toBeLessThan(5);
  });

  it('are unknown of a plain picture', () => {
    expect(blockiness(picture(() => 60))).toBeNull();
  });
});

it('counts pixels unlike those above and below, and no edge among them', () => {
  const edge = (x: number, y: number) => (x > 100 ? 200 : 40) + (y > 80 ? 20 : 0);
  const line = (x: number, y: number) => edge(x, y) + (y === 66 ? 30 : 0);
  expect(outlierShare(picture(edge))).toBe(0);
  expect(outlierShare(picture(line))).toBeCloseTo((100 * 318) / (24 * 320), 5);
  expect(outlierShare(picture(line, 4))).toBeCloseTo((100 * 318) / (24 * 320), 5);
});
