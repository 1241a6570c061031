import { readWave } from './read-wave';
import type { WaveFacts } from './wave-facts';

interface Chunk {
  id: string;
  data: Buffer;
  /** Instead of the true one. */
  size?: number;
}

function wave(chunks: Chunk[], form = 'RIFF'): Buffer {
  const parts = chunks.map(({ id, data, size }) => {
    const header = Buffer.alloc(8);
    header.write(id, 'latin1');
    header.writeUInt32LE(size ?? data.length, 4);
    return Buffer.concat([header, data, Buffer.alloc(data.length % 2)]);
  });
  const head = Buffer.alloc(12);
  head.write(form, 'latin1');
  head.write('WAVE', 8, 'latin1');
  return Buffer.concat([head, ...parts]);
}

function read(bytes: Buffer): WaveFacts | null {
  return readWave((offset, length) => bytes.subarray(offset, Math.max(offset, offset + length)), bytes.length);
}

const fmt = (bits = 16, tag = 1): Chunk => {
  const data = Buffer.alloc(16);
  data.writeUInt16LE(tag, 0);
  data.writeUInt16LE(2, 2);
  data.writeUInt32LE(48_000, 4);
  data.writeUInt16LE((bits / 8) * 2, 12);
  data.writeUInt16LE(bits, 14);
  return { id: 'fmt ', data };
};
const sound = (bytes = 4_000): Chunk => ({ id: 'data', data: Buffer.alloc(bytes) });

describe('a wave file', () => {
  it('is told by its chunks', () => {
    expect(read(wave([fmt(), sound()]))).toMatchObject({
      form: 'RIFF',
      variant: 'WAVE',
      format_tag: 1,
      valid_bits: 16,
      data_declared_bytes: 4_000,
      data_present_bytes: 4_000,
      bext: null,
      non_pcm: null,
    });
    expect(read(Buffer.from('no wave file at all'))).toBeNull();
  });

  it('is a broadcast wave with its extension, and says its loudness', () => {
    const data = Buffer.alloc(610);
    data.write('Evening news', 0);
    data.write('2026-01-31', 320);
    data.writeBigUInt64LE(172_800_000n, 338);
    data.writeUInt16LE(2, 346);
    data.writeInt16LE(-2_300, 412);
    data.writeInt16LE(0x7fff, 414);
    const facts = read(wave([{ id: 'bext', data }, fmt(24), sound()]));
    expect(facts).toMatchObject({ variant: 'BWF', valid_bits: 24 });
    expect(facts?.bext).toMatchObject({
      version: 2,
      description: 'Evening news',
      origination_date: '2026-01-31',
      time_reference: 172_800_000,
      loudness: { integrated_lufs: -23, range_lu: null },
    });
  });

  it('takes the size of RF64 from its own chunk', () => {
    const sizes = Buffer.alloc(28);
    sizes.writeBigUInt64LE(4_000n, 8);
    const facts = read(wave([{ id: 'ds64', data: sizes }, fmt(), { ...sound(), size: 0xffffffff }], 'RF64'));
    expect(facts).toMatchObject({
      form: 'RF64',
      variant: 'RF64',
      data_declared_bytes: 4_000,
      data_present_bytes: 4_000,
    });
  });

  it('holds less than it says when it is cut', () => {
    expect(read(wave([fmt(), { ...sound(), size: 9_000 }]))).toMatchObject({
      data_declared_bytes: 9_000,
      data_present_bytes: 4_000,
    });
  });

  it.each([
    [16, [0x72, 0xf8, 0x1f, 0x4e, 0x01, 0x00], 1, 'AC-3'],
    [24, [0x72, 0xf8, 0x96, 0x1f, 0x4e, 0xa5, 0x00, 0x1c, 0x00], 28, 'Dolby E'],
  ])('is no PCM when its %d-bit words are bursts; one alone may be chance', (bits, burst, type, name) => {
    const once = Buffer.alloc(6_000);
    once.set(burst, 600);
    expect(read(wave([fmt(bits), { id: 'data', data: once }]))?.non_pcm).toBeNull();
    once.set(burst, 3_000);
    expect(read(wave([fmt(bits), { id: 'data', data: once }]))?.non_pcm).toEqual({
      word_bits: bits,
      data_type: type,
      name,
    });
  });

  it('survives sizes that lead nowhere', () => {
    expect(read(wave([{ id: 'junk', data: Buffer.alloc(0), size: 0xfffffff0 }]))?.chunks).toHaveLength(1);
  });
});
