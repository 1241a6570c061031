interface Size {
  width: number;
  height: number;
}

/** Signs of the colour differences U and V of each bar, in the order of every standard pattern. */
const colours: readonly (readonly [number, number])[] = [
  [0, 0],
  [-1, 0],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, 0],
];
/** Distance from neutral, code values, that is a colour and not noise. */
const coloured = 12;
const neutral = 34;
/** Within a bar nothing varies by more. */
const evenness = 8;
/** Height at which all patterns show their bars. */
const rows = [0.15, 0.3, 0.5] as const;
/** Where the bars stand, and how many: with black as the eighth, without it, and between the grey sides of SMPTE RP 219. */
const places = [
  { from: 0, to: 1, count: 8 },
  { from: 0, to: 1, count: 7 },
  { from: 1 / 8, to: 7 / 8, count: 7 },
] as const;

/** Whether a small planar 4:4:4 picture of narrow range is colour bars: EBU, SMPTE, of 75 or 100 %. */
export function isColorBars(picture: Buffer, size: Size): boolean {
  return places.some(({ from, to, count }) => areBars(picture, size, from, to, count));
}

function areBars(picture: Buffer, { width, height }: Size, from: number, to: number, count: number): boolean {
  const plane = width * height;
  const barWidth = ((to - from) * width) / count;
  let lumaBefore = Number.POSITIVE_INFINITY;
  for (let bar = 0; bar < 7; bar++) {
    const left = from * width + bar * barWidth;
    const middle = Math.trunc(rows[1] * height) * width + Math.trunc(left + barWidth / 2);
    const at = (plan: number, where: number) => picture[plan * plane + where] ?? 0;
    const [y, u, v] = [at(0, middle), at(1, middle) - 128, at(2, middle) - 128];
    // from white to blue every bar is darker than the one before it
    if (y >= lumaBefore || !isColour(u, colours[bar]?.[0] ?? 0) || !isColour(v, colours[bar]?.[1] ?? 0)) return false;
    lumaBefore = y;
    for (const row of rows) {
      for (const across of [0.3, 0.7]) {
        const where = Math.trunc(row * height) * width + Math.trunc(left + barWidth * across);
        if (Math.abs(at(0, where) - y) > evenness || Math.abs(at(1, where) - 128 - u) > evenness) return false;
      }
    }
  }
  return true;
}

function isColour(difference: number, sign: number): boolean {
  if (sign !== 0) return difference * sign >= coloured;
  // yellow and blue lean a little to one side in V; white to none
  return Math.abs(difference) <= neutral;
}
