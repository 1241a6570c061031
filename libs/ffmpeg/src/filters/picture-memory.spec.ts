import { PictureMemory } from './picture-memory';

const megabyte = 1 << 20;

describe('PictureMemory', () => {
  it('gives what came back to the next of that size, once', () => {
    const memory = new PictureMemory();
    const first = memory.take(1000);
    memory.give(first);
    expect(memory.take(1001).buffer).not.toBe(first.buffer);
    expect(memory.take(1000).buffer).toBe(first.buffer);
    expect(memory.take(1000).buffer).not.toBe(first.buffer);
  });

  it('takes back a view of all of it, and never a part of something else', () => {
    const memory = new PictureMemory();
    const deep = memory.take(64);
    memory.give(new Uint16Array(deep.buffer, deep.byteOffset, 32));
    expect(memory.take(64).buffer).toBe(deep.buffer);
    const whole = new Uint8Array(100);
    memory.give(whole.subarray(0, 50));
    expect(memory.take(50).buffer).not.toBe(whole.buffer);
  });

  it('keeps 32 MB at most, and lets go of the sizes that nobody asked for longest', () => {
    const memory = new PictureMemory();
    const old = memory.take(12 * megabyte);
    const young = memory.take(13 * megabyte);
    memory.give(old);
    memory.give(young);
    memory.give(memory.take(10 * megabyte));
    expect(memory.take(12 * megabyte).buffer).not.toBe(old.buffer);
    expect(memory.take(13 * megabyte).buffer).toBe(young.buffer);
    const huge = memory.take(17 * megabyte);
    memory.give(huge);
    expect(memory.take(17 * megabyte).buffer).not.toBe(huge.buffer);
  });
});
