import { cat, MadeStream, pat, pes, pmt } from './testing/made-stream';
import type { TransportFacts } from './transport-facts';
import { TransportReader } from './transport-reader';

const VIDEO = 0x101;
const MAP = 0x100;

interface Made {
  /** Seconds between clock references, tables and pictures. */
  pcr?: number;
  tables?: number;
  pictures?: number;
  seconds?: number;
  streams?: [number, number, number[]?][];
  startSec?: number;
}

/** A stream in which everything comes as often as it is told to, every 20 ms at most. */
function stream({
  pcr = 0.04,
  tables = 0.2,
  pictures = 0.04,
  seconds = 2,
  streams = [[0x1b, VIDEO]],
  startSec = 0,
}: Made = {}): MadeStream {
  const made = new MadeStream();
  const due = (at: number, every: number) => Math.abs(at / every - Math.round(at / every)) < 1e-6;
  for (let step = 0; step <= seconds * 50; step += 1) {
    const at = step / 50;
    if (due(at, tables)) made.table(0, pat(MAP)).table(MAP, pmt(VIDEO, streams));
    const payload = pes().subarray(0, 170);
    if (due(at, pcr)) made.add({ pid: VIDEO, pcrSec: startSec + at });
    if (due(at, pictures)) made.add({ pid: VIDEO, starts: true, payload });
    // time passes by packets: the clock is extended between references by their number
    made.add({ pid: 0x1fff, payload: new Uint8Array(184) });
  }
  return made;
}

function read(bytes: Uint8Array, chunk = 100_000): TransportFacts {
  const reader = new TransportReader();
  for (let at = 0; at < bytes.length; at += chunk) reader.feed(bytes.subarray(at, at + chunk));
  return reader.finish(true) as TransportFacts;
}

const counts = (facts: TransportFacts): Record<string, number | null> =>
  Object.fromEntries(
    facts.indicators.filter(({ count }) => count !== 0 && count !== null).map(({ id, count }) => [id, count]),
  );

describe('a transport stream', () => {
  it('is followed across reads into one and the same buffer', () => {
    const { bytes } = stream();
    const buffer = Buffer.alloc(1_000);
    const reader = new TransportReader();
    for (let at = 0; at < bytes.length; at += buffer.length) {
      const part = bytes.subarray(at, at + buffer.length);
      buffer.set(part);
      reader.feed(buffer.subarray(0, part.length));
    }
    expect(counts(reader.finish(true) as TransportFacts)).toEqual({});
  });

  it('is described by its tables', () => {
    const facts = read(stream().bytes);
    expect(counts(facts)).toEqual({});
    expect(facts).toMatchObject({
      packet_size_bytes: 188,
      transport_stream_id: 1,
      programs: [{ program_number: 1, pmt_pid: MAP, pcr_pid: VIDEO, streams: [{ pid: VIDEO, codec: 'H.264' }] }],
    });
    expect(facts.duration_sec).toBeCloseTo(2, 3);
    expect(facts.indicators.find(({ id }) => id === '2.4')?.not_evaluated).toContain('times of arrival');
  });

  it('says the same whatever pieces it comes in', () => {
    const { bytes } = stream();
    expect(read(bytes, 1_000)).toEqual(read(bytes));
  });

  it.each([192, 204])('is found in packets of %d bytes', (size) => {
    const { bytes } = stream();
    const wide = Buffer.alloc((bytes.length / 188) * size);
    for (let i = 0; i < bytes.length / 188; i += 1)
      wide.set(bytes.subarray(i * 188, i * 188 + 188), i * size + (size === 192 ? 4 : 0));
    const facts = read(wide, 777);
    expect(facts.packet_size_bytes).toBe(size);
    expect(facts.packet_count).toBe(bytes.length / 188);
    expect(counts(facts)).toEqual({});
  });

  it('says when something went wrong to the microsecond', () => {
    // three packets lie between two clock references, hence thirds of 40 ms
    const made = stream({ seconds: 0.12 });
    made.add({ pid: VIDEO, pcrSec: 0.16 }).add({ pid: 0x1fff, payload: new Uint8Array(184) });
    made.add({ pid: 0x1fff, broken: true, payload: new Uint8Array(184) }).add({ pid: VIDEO, pcrSec: 0.2 });
    const { first } = read(made.bytes).indicators.find(({ id }) => id === '2.1') ?? { first: [] };
    expect(first).toHaveLength(1);
    expect(first[0]?.time_sec).toBe(Math.round((first[0]?.time_sec ?? 0) * 1e6) / 1e6);
    expect(Math.abs((first[0]?.time_sec ?? 0) - 0.18)).toBeLessThan(0.02);
  });

  it('is none without a beat of sync bytes', () => {
    expect(new TransportReader().feed(Buffer.alloc(10_000, 'text'))).toBe(false);
  });

  it('names what private streams hold', () => {
    const streams: [number, number, number[]?][] = [
      [0x1b, VIDEO],
      [0x06, 0x102, [0x7f, 1, 0x15]],
      [0x06, 0x103, [0x56, 5, 0x65, 0x6e, 0x67, 0x10, 0x88]],
      [0x86, 0x104],
    ];
    const [program] = read(stream({ streams }).bytes).programs;
    expect(program?.streams.map(({ codec, language }) => [codec, language])).toEqual([
      ['H.264', null],
      ['AC-4', null],
      ['teletext', 'eng'],
      ['SCTE-35', null],
    ]);
  });

  it('takes elementary packets of type 0x86 for what Blu-ray has there', () => {
    const made = stream({
      streams: [
        [0x1b, VIDEO],
        [0x86, 0x104],
      ],
    }).add({ pid: 0x104, starts: true, payload: pes() });
    expect(read(made.bytes).programs[0]?.streams[1]?.codec).toBe('DTS-HD');
  });

  it('counts wraps of its clock', () => {
    const facts = read(stream({ startSec: 2 ** 33 / 90_000 - 1 }).bytes);
    expect(facts.clock_wrap_count).toBe(1);
    expect(facts.duration_sec).toBeCloseTo(2, 3);
    expect(counts(facts)).toEqual({});
  });
});

describe('indicators, just inside and just outside', () => {
  it.each([
    ['1.3 and 1.5, tables', { tables: 0.48 }, { tables: 0.54 }, ['1.3', '1.5']],
    ['2.3a, clock references', { pcr: 0.1 }, { pcr: 0.12 }, ['2.3a']],
    ['2.5, presentation times', { pictures: 0.68, seconds: 3 }, { pictures: 0.74, seconds: 3 }, ['2.5']],
  ])('%s', (_, inside, outside, ids) => {
    expect(counts(read(stream(inside).bytes))).toEqual({});
    expect(Object.keys(counts(read(stream(outside).bytes)))).toEqual(ids);
  });

  const after = (change: (made: MadeStream) => MadeStream): Record<string, number | null> =>
    counts(read(change(stream()).bytes));
  const payload = (): Uint8Array => new Uint8Array(184);

  it('1.4: one repetition of a packet is allowed, a second is not, nor a hole', () => {
    const one = (made: MadeStream) => made.add({ pid: 5, payload: payload() });
    const again = (made: MadeStream) => made.add({ pid: 5, payload: payload(), counter: 0 });
    expect(after((made) => again(one(made)))).toEqual({});
    expect(after((made) => again(again(one(made))))).toEqual({ '1.4': 1 });
    expect(after((made) => one(made).add({ pid: 5, payload: payload(), counter: 2 }))).toEqual({ '1.4': 1 });
    expect(
      after((made) =>
        one(made).add({ pid: 5, payload: new Uint8Array(170), counter: 9, discontinuity: true, pcrSec: 9 }),
      ),
    ).toEqual({});
  });

  it('1.6: a stream that a map names and that never comes', () => {
    expect(
      counts(
        read(
          stream({
            streams: [
              [0x1b, VIDEO],
              [0x0f, 0x102],
            ],
          }).bytes,
        ),
      ),
    ).toEqual({ '1.6': 1 });
  });

  it('2.1: a packet marked as broken', () => {
    expect(after((made) => made.add({ pid: 5, payload: payload(), broken: true }))).toEqual({ '2.1': 1 });
  });

  it('2.2: a table with a bit that fell', () => {
    const fallen = pmt(VIDEO, [[0x1b, VIDEO]]);
    fallen[10] = (fallen[10] ?? 0) ^ 1;
    expect(after((made) => made.table(MAP, fallen))).toEqual({ '2.2': 1 });
  });

  it('2.3b: a clock that jumps back, unless it says so', () => {
    expect(after((made) => made.add({ pid: VIDEO, pcrSec: 1 }))).toEqual({ '2.3b': 1 });
    expect(after((made) => made.add({ pid: VIDEO, pcrSec: 1, discontinuity: true }))).toEqual({});
  });

  it('2.6: scrambled packets without an access table', () => {
    expect(after((made) => made.add({ pid: 5, payload: payload(), scrambled: true }))).toEqual({ '2.6': 1 });
    expect(after((made) => made.table(1, cat()).add({ pid: 5, payload: payload(), scrambled: true }))).toEqual({});
  });

  it('1.1 and 1.2: one wrong sync byte is an error of its own, two in a row are a loss', () => {
    const { bytes } = stream();
    const one = Uint8Array.from(bytes);
    one[188 * 20] = 0;
    const two = Uint8Array.from(one);
    two[188 * 21] = 0;
    expect(counts(read(one))).toMatchObject({ '1.2': 1 });
    expect(counts(read(one))['1.1']).toBeUndefined();
    expect(counts(read(two))['1.1']).toBe(1);
  });
});
