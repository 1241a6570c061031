import { changeEnergy, correlationOf, pictureProducts, signaturePixels, Signatures, stepsPerLuma } from './signatures';

const flat = (luma: number) => new Uint8Array(new Uint16Array(signaturePixels).fill(luma * stepsPerLuma).buffer);
const checker = (a: number, b: number) =>
  new Uint8Array(Uint16Array.from({ length: signaturePixels }, (_, p) => (p % 2 ? a : b) * stepsPerLuma).buffer);

describe('Signatures', () => {
  it('takes frames however the stream is cut', () => {
    const bytes = Buffer.concat([flat(10), checker(0, 100), flat(30)]);
    const signatures = new Signatures();
    for (let at = 0; at < bytes.length; at += 101) signatures.push(bytes.subarray(at, at + 101));
    expect(signatures.length).toBe(3);
    expect(signatures.mean(1)).toBeCloseTo(50 * stepsPerLuma);
    expect(signatures.power(1)).toBeCloseTo(2500);
    expect(signatures.at(2)[575]).toBe(30 * stepsPerLuma);
  });

  it('counts what it does not keep', () => {
    const signatures = new Signatures(2);
    for (let n = 0; n < 5; n += 1) signatures.push(flat(n));
    expect([signatures.length, signatures.seen]).toEqual([2, 5]);
  });

  it('keeps frames apart across blocks', () => {
    const signatures = new Signatures();
    for (let n = 0; n < 2050; n += 1) signatures.push(flat(n % 200));
    expect([signatures.at(2047)[0], signatures.at(2048)[0], signatures.at(2049)[0]]).toEqual(
      [2047 % 200, 2048 % 200, 2049 % 200].map((luma) => luma * stepsPerLuma),
    );
  });

  it('does not see a change of brightness alone as motion', () => {
    const signatures = new Signatures();
    for (const bytes of [checker(0, 100), checker(20, 120), checker(100, 0)]) signatures.push(bytes);
    expect(changeEnergy(signatures, 0, 1)).toBeCloseTo(0);
    expect(changeEnergy(signatures, 1, 2)).toBeCloseTo(10_000);
  });

  it('correlates pictures', () => {
    const signatures = new Signatures();
    for (const bytes of [checker(0, 100), checker(90, 100), checker(100, 0), flat(7)]) signatures.push(bytes);
    const correlation = (a: number, b: number) => correlationOf(pictureProducts(signatures, a, signatures, b));
    expect(
      [correlation(0, 1), correlation(0, 2), correlation(0, 3)].map((value) => Math.round(value * 1e6) / 1e6),
    ).toEqual([1, -1, 0]);
  });
});
