import type { Measurements } from '../../analyzers/analyzer';
import type { Ladder } from '../ladder';
import { ladder, video } from '../testing/sample-ladder';
import { trickPlay } from './groups';

function say(of: Ladder): string[] | string {
  const result = trickPlay.analyze({ ladder: of, depth: 'quick' } as unknown as Measurements);
  return 'notEvaluated' in result ? result.notEvaluated : result.findings.map(({ severity }) => severity);
}

it('tells a rung that serves scanning alone, and asks nothing of it that is asked of I-frame playlists', () => {
  const scanning = { ...video('iframe-0'), kind: 'iframe' as const };
  const whole = ladder([video('video-0'), video('video-1')]);
  const variant = { ...whole.variants[0], rendition: scanning.id } as Ladder['variants'][number];
  const listed = { ...whole, renditions: [...whole.renditions, scanning], variants: [...whole.variants, variant] };
  expect(say(listed)).toEqual(['info', 'info']);
  expect(say({ ...listed, variants: whole.variants })).toEqual(['error']);
});
