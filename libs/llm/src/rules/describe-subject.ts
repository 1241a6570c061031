import type { Digest } from '../digest/digest';
import { clock } from './place';

interface Described {
  text: string;
  citations: string[];
}

/** What it is, in one sentence: `H264, 1920×1080 at 25 frames/s, 2:00 long, with aac sound in 2 channels.` */
export function describeSubject(digest: Digest): Described {
  const citations: string[] = [];
  const fact = (id: string): string | number | boolean | null => {
    const found = digest.facts.find((candidate) => candidate.id === id);
    if (found) citations.push(id);
    return found?.value ?? null;
  };
  return { text: textOf(digest, fact), citations };
}

function textOf(digest: Digest, fact: Fact): string {
  switch (digest.subject.kind) {
    case 'analysis':
      return analysisText(digest, fact);
    case 'comparison':
      return comparisonText(fact);
    case 'batch':
      return batchText(fact);
  }
}

type Fact = (id: string) => string | number | boolean | null;

function analysisText({ facts }: Digest, fact: Fact): string {
  const first = (kind: string) => facts.find(({ id }) => id.startsWith(`${kind}.`))?.id.split('.')[1];
  const [video, audio] = [first('video'), first('audio')];
  const parts: string[] = [];
  if (video !== undefined) {
    const [width, height] = [fact(`video.${video}.width`), fact(`video.${video}.height`)];
    const size = width !== null && height !== null ? ` ${width}×${height}` : '';
    const rate = fact(`video.${video}.frame_rate.value`);
    const hdr = fact(`video.${video}.hdr.format`);
    parts.push(
      `${fact(`video.${video}.codec`) ?? 'unknown'} video${size}${rate === null ? '' : ` at ${rate} frames/s`}${hdr === null ? '' : `, ${hdr}`}`,
    );
  }
  if (audio !== undefined) {
    const channels = fact(`audio.${audio}.channels`);
    parts.push(
      `${fact(`audio.${audio}.codec`) ?? 'unknown'} audio${channels === null ? '' : ` in ${channels} ${channels === 1 ? 'channel' : 'channels'}`}`,
    );
  }
  if (parts.length === 0) return '';
  const duration = fact('container.duration_sec');
  const format = fact('container.format_names');
  const long = typeof duration === 'number' ? `, ${clock(duration)} long` : '';
  return `It holds ${parts.join(' and ')}${format === null ? '' : ` in ${format}`}${long}.`;
}

function comparisonText(fact: Fact): string {
  if (fact('validity.valid') === false) {
    const reasons = fact('validity.reasons');
    return `The sides could not be brought together, so there is no score${reasons === null ? '' : ` (${reasons})`}.`;
  }
  const scores = ['vmaf', 'psnr', 'ssim', 'ms_ssim', 'xpsnr', 'cambi', 'vif'].flatMap((metric) => {
    const [mean, equal] = [fact(`metrics.${metric}.mean`), fact(`metrics.${metric}.infinite_frames`)];
    const score = typeof mean === 'number' ? `${metric} ${Math.round(mean * 1000) / 1000}` : null;
    if (typeof equal !== 'number') return score ?? [];
    const frames = fact(`metrics.${metric}.frames`);
    return equal === frames
      ? `${metric} infinite (all ${frames} frames are equal)`
      : `${score} where the frames differ (${equal} of ${frames} are equal)`;
  });
  return scores.length === 0 ? '' : `Mean over frames: ${scores.join(', ')}.`;
}

function batchText(fact: Fact): string {
  const count = (name: string) => Number(fact(`batch.counts.${name}`) ?? 0);
  const judged = ['pass', 'warn', 'fail', 'not_evaluated'].map((name) => `${count(name)} ${name.replace('_', ' ')}`);
  const ended = `${fact('batch.total') ?? 0} items: ${count('completed')} completed, ${count('failed')} failed, ${count('cancelled')} cancelled`;
  return `${ended}. Verdicts: ${judged.join(', ')}.`;
}
