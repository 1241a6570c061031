import { PolicyBook } from '@app/policy';
import { ProbeServiceModule } from '@app/probe';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JudgingService } from './judging.service';
import { PoliciesService } from './policies.service';
import { PolicyVersion } from './policy-version.entity';
import { PolicyWaiver } from './policy-waiver.entity';
import { PolicyRepository } from './policy.repository';
import { StoredPolicy } from './stored-policy.entity';
import { StoredPolicyBook } from './stored-policy-book';
import { WaiverRepository } from './waiver.repository';
import { WaiversService } from './waivers.service';

/** Where the whole application finds policies by slug: earlier features ask for a PolicyBook and know no table. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([StoredPolicy, PolicyVersion, PolicyWaiver])],
  providers: [PolicyRepository, WaiverRepository, { provide: PolicyBook, useClass: StoredPolicyBook }],
  exports: [PolicyBook, PolicyRepository, WaiverRepository],
})
export class PolicyBookModule {}

/** The service side: keeps policies and waivers, and judges again. */
@Module({
  imports: [PolicyBookModule, ProbeServiceModule],
  providers: [PoliciesService, WaiversService, JudgingService],
  exports: [PoliciesService, WaiversService, JudgingService],
})
export class PoliciesServiceModule {}
