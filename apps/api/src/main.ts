import { a } from '@app/errors';
import { NestFactory } from '@nestjs/core';
console.log(a, typeof NestFactory);
