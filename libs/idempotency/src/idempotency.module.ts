import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Idempotency } from './idempotency';
import { IdempotentReply } from './idempotent-reply.entity';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([IdempotentReply])], providers: [Idempotency], exports: [Idempotency] })
export class IdempotencyModule {}
