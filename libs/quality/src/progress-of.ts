import type { Progress } from '@app/queue';

const reportEveryMs = 500;

/** Told of every frame, reports twice a second; the time left is reckoned from the stage's own pace. */
export function progressOf(
  report: (progress: Progress) => void,
): (progress: { stage: string; fraction: number | null }) => void {
  let stage = '';
  let began = 0;
  let last = 0;
  return (progress) => {
    const now = Date.now();
    if (progress.stage !== stage) [stage, began, last] = [progress.stage, now, 0];
    if (now - last < reportEveryMs) return;
    last = now;
    const { fraction } = progress;
    const left = fraction === null || fraction < 0.02 ? null : ((now - began) / 1000) * ((1 - fraction) / fraction);
    report({ fraction, stage, eta_seconds: left === null ? null : Math.round(left) });
  };
}
