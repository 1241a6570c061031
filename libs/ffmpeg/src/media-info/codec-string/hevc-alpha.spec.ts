import { hasHevcAlpha } from './hevc-alpha';

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');
const record = (...nals: string[]): Uint8Array =>
  hex(`01${'00'.repeat(21)} 01 27 ${nals.length.toString(16).padStart(4, '0')} ${nals.join(' ')}`);
// as x265 writes it for a picture with alpha
const alpha = '4e01 a504 00 7f9080';

describe('hasHevcAlpha', () => {
  it('finds what x265 writes, in hvcC and behind start codes', () => {
    expect(hasHevcAlpha(record(`0008 ${alpha}`))).toBe(true);
    expect(hasHevcAlpha(hex(`00000001 4001 0c11 00000001 ${alpha}`))).toBe(true);
  });

  it('is not taken in by other messages, a message that takes it back, or a record that was cut', () => {
    expect(hasHevcAlpha(record('0007 4e01 0503 a50400', `0008 ${alpha}`))).toBe(true);
    expect(hasHevcAlpha(record('0007 4e01 0503 a50400'))).toBe(false);
    expect(hasHevcAlpha(record('0005 4e01 a501 80'))).toBe(false);
    expect(hasHevcAlpha(record(`0008 ${alpha}`).subarray(0, 27))).toBe(false);
    expect(hasHevcAlpha(hex(''))).toBe(false);
  });
});
