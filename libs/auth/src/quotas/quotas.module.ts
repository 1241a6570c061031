import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Quotas } from './quotas';
import { User } from '../users/user.entity';
import { UsageDay } from './usage-day.entity';

/** Quotas alone: for the worker, which charges what it used. */
@Module({
  imports: [TypeOrmModule.forFeature([User, UsageDay])],
  providers: [Quotas],
  exports: [Quotas],
})
export class QuotasModule {}
