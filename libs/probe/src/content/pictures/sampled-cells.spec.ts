import { SampledCells } from './sampled-cells';

const size = { width: 20, height: 10 };
const cells = 200;
const chessboard = Array.from({ length: cells }, (_, at) => at).filter((at) => ((at % 20) + Math.floor(at / 20)) % 2 === 0); // prettier-ignore

/** Pictures of which a few cells change, some of the cells in one plane alone. */
function* pictures(count: number): Generator<Buffer> {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const picture = Buffer.from(Array.from({ length: cells * 3 }, () => random(256)));
  for (let at = 0; at < count; at++) {
    for (let change = 0; change < at * 5; change++) picture[random(cells * 3)] = random(256);
    yield Buffer.from(picture);
  }
}

it('names the fields of the chessboard that changed, and holds the colours of all', () => {
  const sampled = new SampledCells(size);
  let before: Buffer | null = null;
  for (const picture of pictures(20)) {
    sampled.take(picture);
    const planes = [0, 1, 2].map((plane) => chessboard.map((at) => picture[at + plane * cells] ?? 0));
    const held = [0, 8, 16].map((bits) => [...sampled.colours].map((colour) => (colour >> bits) & 0xff));
    expect(held).toEqual(planes);
    const old = before ?? picture;
    const moved = chessboard.flatMap(
      (at, cell) =>
      before === null || [0, 1, 2].some((plane) => picture[at + plane * cells] !== old[at + plane * cells]) ? [cell] : [], // prettier-ignore
    );
    expect([...sampled.changed.subarray(0, sampled.count)]).toEqual(moved);
    const step = (at: number) => Math.abs((picture[at] ?? 0) - (old[at] ?? 0));
    const steps = chessboard.reduce((sum, at) => sum + step(at + cells) + step(at + 2 * cells), 0);
    expect(sampled.chromaSteps).toBe(steps);
    before = picture;
  }
});
