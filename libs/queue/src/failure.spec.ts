import { errorKind } from '@app/errors';
import { failure } from './failure';

const refused = errorKind<{ words: string; status: number }>('REFUSED', 'media', () => 'It was refused.');

it('tells what comes with its code, and null for words that nobody said', () => {
  const told = { code: 'REFUSED', title: 'The work could not be done', detail: 'It was refused.', status: 0 };
  expect(failure(refused({ words: 'no', status: 0 }))).toEqual({ ...told, words: 'no' });
  expect(failure(refused({ words: '', status: 0 }))).toEqual({ ...told, words: null });
});
