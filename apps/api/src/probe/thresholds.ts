import { ValidateBy, type ValidationOptions } from 'class-validator';

const mostChecks = 100;
const mostSettings = 20;

/** Numbers by check and setting; which there are, the feature knows. */
export function IsThresholds(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isThresholds',
      validator: {
        validate: (value: unknown) =>
          isRecord(value, mostChecks, (settings) => isRecord(settings, mostSettings, Number.isFinite)),
        defaultMessage: () => 'thresholds must be an object of objects of numbers: {"video.black": {"warn_sec": 5}}',
      },
    },
    options,
  );
}

function isRecord(value: unknown, most: number, holds: (value: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= most && entries.every(([key, of]) => /^[a-z0-9_.]{1,80}$/.test(key) && holds(of));
}
