import { IntegerPipe, UuidPipe } from './path-parameters';

const named = (data: string) => ({ type: 'param' as const, data });

it('takes ids and numbers', () => {
  const id = '01a21912-c714-7160-b42c-07a293c799ed';
  expect(new UuidPipe().transform(id, named('id'))).toBe(id);
  expect(new IntegerPipe().transform('12', named('n'))).toBe(12);
});

it.each(['nonsense', '', "01a21912-c714-7160-b42c-07a293c799ed'"])('names the id %j that it refuses', (value) => {
  expect(() => new UuidPipe().transform(value, named('id'))).toThrow(
    expect.objectContaining({
      code: 'VALIDATION_FAILED',
      category: 'bad-request',
      errors: [{ path: 'id', message: 'id must be a UUID' }],
    }) as Error,
  );
});

it.each(['1.5', '', '1e3', '99999999999999999999'])('names the number %j that it refuses', (value) => {
  expect(() => new IntegerPipe().transform(value, named('n'))).toThrow(
    expect.objectContaining({ errors: [{ path: 'n', message: 'n must be an integer number' }] }) as Error,
  );
});
