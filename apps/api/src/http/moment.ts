import { isISO8601, ValidateBy } from 'class-validator';

/** A moment by ISO 8601 that a clock can show: week dates, the 30th of February and the like are none. */
export function IsMoment(): PropertyDecorator {
  return ValidateBy({
    name: 'isMoment',
    validator: {
      validate: (value: unknown) => isISO8601(value, { strict: true }) && !Number.isNaN(Date.parse(value as string)),
      defaultMessage: (of) => `${of?.property} must be a date and time by RFC 3339, such as 2027-01-01T00:00:00Z`,
    },
  });
}
