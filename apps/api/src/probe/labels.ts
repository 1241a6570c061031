import { ValidateBy, type ValidationOptions } from 'class-validator';

const most = 32;
const longestKey = 64;
const longestValue = 256;

/** Labels: up to 32 short keys with short text values. */
export function IsLabels(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isLabels',
      validator: {
        validate: acceptable,
        defaultMessage: () =>
          `labels must be an object of up to ${most} keys (1 to ${longestKey} of A-Z a-z 0-9 . _ -) with text values of up to ${longestValue} characters`,
      },
    },
    options,
  );
}

function acceptable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= most &&
    entries.every(
      ([key, text]) => /^[\w.-]{1,64}$/.test(key) && typeof text === 'string' && text.length <= longestValue,
    )
  );
}
