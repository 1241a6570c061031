import { CONFIG, type Config } from '@app/config';
import { CallbackUrls } from '@app/outbound';
import { Inject, Injectable } from '@nestjs/common';
import type { AnalysisOptions } from './analysis-options';
import { requireChecks } from './analyzers/registry';
import { audioGroupsOf, requireThresholds, thresholdsOf } from './check-settings';
import { Verdicts } from './verdicts';

/** The options that name something which may not be there. */
export type NamedInOptions = Pick<AnalysisOptions, 'policy' | 'checks' | 'thresholds'>;

/** Options as they were asked for, held against what there is. */
@Injectable()
export class RequestedOptions {
  private readonly callbacks: CallbackUrls;

  constructor(
    private readonly verdicts: Verdicts,
    @Inject(CONFIG) config: Config,
  ) {
    this.callbacks = new CallbackUrls(config);
  }

  /** @throws AppError of an unknown policy, check or threshold */
  async requireKnown(userId: string, { policy, checks, thresholds }: Partial<NamedInOptions>): Promise<void> {
    requireChecks(checks ?? null);
    requireThresholds(thresholds ?? null);
    if (policy !== undefined) await this.verdicts.policyFor(userId, policy);
  }

  /**
   * With what follows from them: the version of the policy, and what the checks go by.
   * @throws AppError as {@link requireKnown}, and as {@link CallbackUrls.accept} for `webhook_url`
   */
  async settled(userId: string, options: AnalysisOptions): Promise<AnalysisOptions> {
    requireChecks(options.checks);
    requireThresholds(options.thresholds);
    const policy = await this.verdicts.policyFor(userId, options.policy);
    const { webhook_url } = options;
    return {
      ...options,
      webhook_url: webhook_url === null ? null : this.callbacks.accept(webhook_url),
      policy_version: policy.version ?? null,
      settings: thresholdsOf(policy, options.thresholds),
      policy_audio_groups: audioGroupsOf(policy),
    };
  }
}
