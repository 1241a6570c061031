export { Idempotency, type KeptReply } from './idempotency';
export { IdempotencyModule } from './idempotency.module';
export { IdempotentReply } from './idempotent-reply.entity';
