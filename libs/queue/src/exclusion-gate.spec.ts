import { ExclusionGate } from './exclusion-gate';

/** Everything that can happen by itself has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function isInside(entering: Promise<unknown>): Promise<boolean> {
  let inside = false;
  void entering.then(() => (inside = true));
  await settled();
  return inside;
}

describe('the gate', () => {
  it('lets one in alone once the others have left, and keeps newcomers out until then', async () => {
    const gate = new ExclusionGate();
    const [first, second] = [await gate.enterTogether(), await gate.enterTogether()];
    const alone = gate.enterAlone(10_000);
    const newcomer = gate.enterTogether();
    first();
    expect([await isInside(alone), await isInside(newcomer)]).toEqual([false, false]);
    second();
    expect([await isInside(alone), await isInside(newcomer)]).toEqual([true, false]);
    (await alone)?.();
    expect(await isInside(newcomer)).toBe(true);
  });

  it('opens the door again for others when those inside stay too long', async () => {
    const gate = new ExclusionGate();
    await gate.enterTogether();
    const alone = gate.enterAlone(20);
    const newcomer = gate.enterTogether();
    expect(await alone).toBeNull();
    expect(await isInside(newcomer)).toBe(true);
  });

  it('lets them in alone one after the other', async () => {
    const gate = new ExclusionGate();
    const first = await gate.enterAlone(1_000);
    const second = gate.enterAlone(1_000);
    expect(await isInside(second)).toBe(false);
    first?.();
    expect(await isInside(second)).toBe(true);
  });
});
