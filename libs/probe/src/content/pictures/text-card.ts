interface Size {
  width: number;
  height: number;
}

/** Luma within so much of the most common one is background; it fills at least so much of the picture. */
const near = 6;
const background = 0.45;
/** What stands out from it by so much is ink, and there is this much of it. */
const contrast = 32;
const [leastInk, mostInk] = [0.004, 0.35];
/** A row of text goes from ink to background and back at least so often. */
const leastStrokes = 8;
const leastLines = 2;

/** Whether a small picture looks like a card of text: an even background and lines of many strokes. */
export function isTextCard(picture: Buffer, { width, height }: Size): boolean {
  const pixels = width * height;
  const histogram = new Uint32Array(256);
  for (let at = 0; at < pixels; at++) {
    const code = picture[at] ?? 0;
    histogram[code] = (histogram[code] ?? 0) + 1;
  }
  const common = histogram.indexOf(Math.max(...histogram));
  let plain = 0;
  for (let code = Math.max(0, common - near); code <= Math.min(255, common + near); code++)
    plain += histogram[code] ?? 0;
  if (plain < pixels * background) return false;
  let ink = 0;
  let lines = 0;
  let inLine = false;
  for (let row = 0; row < height; row++) {
    const strokes = strokesOf(picture, row * width, width, common);
    ink += strokes.ink;
    const isText = strokes.edges >= leastStrokes;
    if (isText && !inLine) lines += 1;
    inLine = isText;
  }
  return ink >= pixels * leastInk && ink <= pixels * mostInk && lines >= leastLines;
}

function strokesOf(picture: Buffer, from: number, width: number, common: number): { ink: number; edges: number } {
  let ink = 0;
  let edges = 0;
  let before = false;
  for (let at = from; at < from + width; at++) {
    const isInk = Math.abs((picture[at] ?? 0) - common) >= contrast;
    if (isInk) ink += 1;
    if (isInk !== before) edges += 1;
    before = isInk;
  }
  return { ink, edges };
}
