import { getMetadataStorage } from 'class-validator';

/** The fields a DTO takes, by name. */
export function fieldNames(dto: object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto.constructor, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))].sort();
}
