import { ValidateIf } from 'class-validator';

/**
 * The field may be left out; `null` is refused, as the document has no null there. Where null means something, it is `IsOptional`,
 * and the property `nullable`.
 */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
