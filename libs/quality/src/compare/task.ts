import type { NotMeasured } from '../comparison-documents';
import type { Metric } from '../metrics/metric';
import { metricNamed } from '../metrics/registry';
import { chooseModel, type ModelChoice, tooSmallFor } from '../models/vmaf-models';
import type { CompareRequest } from './comparer';
import type { PicturePlan } from './picture-plan';

/** What is measured of a pair, and with which model of VMAF. */
export interface Task {
  metrics: Metric[];
  notMeasured: NotMeasured[];
  /** Null without VMAF. */
  choice: ModelChoice | null;
}

/** @throws AppError as {@link chooseModel} */
export function taskOf({ reference, options, models }: CompareRequest, plan: PicturePlan): Task {
  const asked = options.metrics.map(metricNamed);
  const notMeasured = asked.flatMap(({ name, refuses }) => {
    const reason = refuses?.(plan.size) ?? null;
    return reason === null ? [] : [{ metric: name, reason }];
  });
  const metrics = asked.filter(({ name }) => !notMeasured.some(({ metric }) => metric === name));
  const isHdr = reference.video.hdr.is_hdr === true;
  if (metrics.every(({ name }) => name !== 'vmaf')) return { metrics, notMeasured, choice: null };
  const choice = chooseModel(options.vmaf_model, plan.size, isHdr, models);
  const reason = tooSmallFor(choice.version, plan.size);
  if (reason === null) return { metrics, notMeasured, choice };
  const others = metrics.filter(({ name }) => name !== 'vmaf');
  return { metrics: others, notMeasured: [{ metric: 'vmaf', reason }, ...notMeasured], choice: null };
}
