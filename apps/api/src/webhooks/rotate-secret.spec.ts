import { RotateApiKeyDto } from '../auth/api-keys.dto';
import { validated } from '../http/validate';
import { RotateSecretDto } from './webhooks.dto';

it.each([RotateSecretDto, RotateApiKeyDto])('an overlap may be left out, and is a number where it is not', (dto) => {
  expect(() => validated<object>(dto, {})).not.toThrow();
  expect(() => validated<object>(dto, { overlap_sec: 60 })).not.toThrow();
  expect(() => validated<object>(dto, { overlap_sec: null })).toThrow('not acceptable: overlap_sec');
});
