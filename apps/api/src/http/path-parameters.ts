import { AppError } from '@app/errors';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';

/** A parameter of the path that is an id. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  /** @throws AppError VALIDATION_FAILED naming it */
  transform(value: string, metadata: ArgumentMetadata): string {
    return isUUID(value, 'all') ? value : refuse(metadata, 'a UUID');
  }
}

/** A parameter of the path that is a number. */
@Injectable()
export class IntegerPipe implements PipeTransform<string, number> {
  /** @throws AppError VALIDATION_FAILED naming it */
  transform(value: string, metadata: ArgumentMetadata): number {
    return /^-?\d{1,15}$/.test(value) ? Number(value) : refuse(metadata, 'an integer number');
  }
}

function refuse({ data = 'id' }: ArgumentMetadata, expected: string): never {
  throw new AppError(
    'VALIDATION_FAILED',
    'bad-request',
    `The ${data} in the path is not ${expected}.`,
    {},
    { errors: [{ path: data, message: `${data} must be ${expected}` }] },
  );
}
