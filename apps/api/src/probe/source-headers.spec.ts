import { validated } from '../http/validate';
import { ProbeUrlDto } from './probe-file.dto';
import { ProbeStreamDto } from './probe-stream.dto';

const url = 'https://example.com/film.mp4';

it.each([{ 'X-Number': 5 }, { Cookie: null }, { Accept: ['a'] }, [], 'Accept: a'])('%j are no headers', (headers) => {
  const refused = expect.objectContaining({ code: 'VALIDATION_FAILED' }) as Error;
  expect(() => validated(ProbeUrlDto, { url, headers })).toThrow(refused);
  expect(() => validated(ProbeStreamDto, { manifest_url: url, headers })).toThrow(refused);
});

it('texts are', () => {
  expect(validated(ProbeUrlDto, { url, headers: { Authorization: 'Bearer x' } }).headers).toEqual({
    Authorization: 'Bearer x',
  });
});
