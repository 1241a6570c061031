import type { Finding } from '../analysis-documents';
import { chooseMoments } from './choose-moments';

const finding = (
  id: string,
  check: string,
  severity: Finding['severity'],
  start: number | null,
  end = start,
): Finding => ({ id, check, severity, start_sec: start, end_sec: end }) as Finding;

it('takes the middle of what is seen, the gravest first, and nothing of sound or without a time', () => {
  const findings = [
    finding('a', 'video.black', 'info', 1, 2),
    finding('b', 'audio.silence', 'error', 1, 2),
    finding('c', 'video.flash', 'error', 4, 6),
    finding('d', 'video.letterbox', 'info', null),
    finding('e', 'video.freeze', 'info', 1, 2),
  ];
  expect(chooseMoments(findings)).toEqual([
    { timeSec: 5, startSec: 4, endSec: 6, findingIds: ['c'] },
    { timeSec: 1.5, startSec: 1, endSec: 2, findingIds: ['a', 'e'] },
  ]);
});

it('takes eight at most', () => {
  const many = Array.from({ length: 30 }, (_, at) => finding(`f${at}`, 'video.black', 'info', at, at + 0.5));
  expect(chooseMoments(many).map(({ timeSec }) => timeSec)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((at) => at + 0.25));
});
