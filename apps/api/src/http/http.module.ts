import { Global, Module } from '@nestjs/common';
import { EventStream } from './event-stream';
import { IdempotentRoutes } from './idempotent-routes';

/** What several controllers answer with. */
@Global()
@Module({ providers: [EventStream, IdempotentRoutes], exports: [EventStream, IdempotentRoutes] })
export class HttpModule {}
