import { metricNames } from '@app/quality';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Without CAMBI: it rises with banding, so that a low one is a good one. */
const judged = metricNames.filter((name) => name !== 'cambi');

/** A finite number, or an object of metrics with finite numbers. */
export function IsFailBelow(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isFailBelow',
      validator: {
        validate: acceptable,
        defaultMessage: () =>
          `fail_below must be a number (VMAF) or an object of numbers by metric: ${judged.join(', ')}`,
      },
    },
    options,
  );
}

function acceptable(value: unknown): boolean {
  if (Number.isFinite(value)) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const known: readonly string[] = judged;
  return entries.length > 0 && entries.every(([metric, minimum]) => known.includes(metric) && Number.isFinite(minimum));
}
