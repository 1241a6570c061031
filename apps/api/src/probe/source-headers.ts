import { ValidateBy } from 'class-validator';

/** Headers of a source: texts by name. Which names may be sent, the outbound door knows. */
export function IsSourceHeaders(): PropertyDecorator {
  return ValidateBy({
    name: 'isSourceHeaders',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value).every((text) => typeof text === 'string'),
      defaultMessage: () => 'headers must be an object of texts: {"Authorization": "Bearer …"}',
    },
  });
}
