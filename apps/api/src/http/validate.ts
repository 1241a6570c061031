import { AppError, type FieldError } from '@app/errors';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { isInheritedName } from './bounded-json';
import { fieldNames } from './field-names';

/**
 * From untrusted plain data to a checked DTO; unknown fields are refused.
 * @throws AppError VALIDATION_FAILED naming every refused field
 */
export function validated<T extends object>(dto: ClassConstructor<T>, plain: object): T {
  const hidden = Object.keys(plain).filter(isInheritedName);
  if (hidden.length > 0) throw fieldsRefused(hidden.map((path) => ({ path, message: 'there is no such field' })));
  const instance = plainToInstance(dto, plain, { exposeUnsetFields: false });
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) throw validationFailed(errors);
  return instance;
}

/** The problem of failed validation, for the global pipe too. */
export function validationFailed(errors: ValidationError[]): AppError {
  return fieldsRefused(errors.flatMap((error) => flatten(error, '')));
}

function fieldsRefused(fields: FieldError[]): AppError {
  return new AppError(
    'VALIDATION_FAILED',
    'bad-request',
    `These fields are not acceptable: ${[...new Set(fields.map((field) => field.path))].join(', ')}.`,
    {},
    { errors: fields },
  );
}

function flatten(error: ValidationError, parent: string): FieldError[] {
  // What is no object at all has no property to name.
  const path = [parent, error.property as string | undefined].filter(Boolean).join('.');
  const own = messages(error).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, path))];
}

function messages({ constraints = {}, target }: ValidationError): string[] {
  const { whitelistValidation: unknown, nestedValidation: nested, ...others } = constraints;
  if (unknown !== undefined) {
    const known = target ? fieldNames(target).join(', ') : '';
    return [known === '' ? 'there is no such field' : `there is no such field; there are ${known}`];
  }
  // That a nested object is none is said once.
  const own = Object.values(others);
  return own.length === 0 && nested !== undefined ? [nested] : own;
}
