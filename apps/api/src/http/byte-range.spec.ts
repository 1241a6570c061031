import type { FastifyReply } from 'fastify';
import { askedRange, isKnown } from './byte-range';

const content = { sizeBytes: 100, etag: '"abc"' };

function asked(headers: Record<string, string>) {
  const told: Record<string, unknown> = {};
  const reply = { header: (name: string, value: unknown) => (told[name] = value) } as unknown as FastifyReply;
  const range = () => askedRange({ headers }, reply, content);
  return { range, told };
}

it.each([
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=-5', { start: 95, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=50-5000', { start: 50, end: 99 }],
  ['bytes=0-1,4-5', null],
  ['lines=0-1', null],
])('%s is %j', (range, expected) => expect(asked({ range }).range()).toEqual(expected));

it.each(['bytes=100-', 'bytes=5-2', 'bytes=-0'])('%s lies outside, and the reply tells the size', (range) => {
  const { range: read, told } = asked({ range });
  expect(read).toThrow(expect.objectContaining({ code: 'RANGE_NOT_SATISFIABLE' }) as Error);
  expect(told).toEqual({ 'content-range': 'bytes */100' });
});

it('takes a range of this version, not of another', () => {
  expect(asked({ range: 'bytes=0-9', 'if-range': '"abc"' }).range()).toEqual({ start: 0, end: 9 });
  expect(asked({ range: 'bytes=0-9', 'if-range': '"older"' }).range()).toBeNull();
});

it.each([
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", "abc"', true],
  ['*', true],
  ['"x"', false],
  ['abc', false],
  [undefined, false],
])('If-None-Match %s: %s', (header, known) => expect(isKnown(header, '"abc"')).toBe(known));
