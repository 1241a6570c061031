import { UserData } from '@app/auth';
import { Idempotency } from '@app/idempotency';
import { Global, Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { EventStream } from './events/event-stream';
import { IdempotentRoutes } from './idempotent-routes';

/** What several controllers answer with. */
@Global()
@Module({
  imports: [AuthModule],
  providers: [EventStream, IdempotentRoutes],
  exports: [EventStream, IdempotentRoutes],
})
export class HttpModule {
  constructor(userData: UserData, replies: Idempotency) {
    userData.register({ name: 'stored replies', tables: [], erase: (userId) => replies.erase(userId) });
  }
}
