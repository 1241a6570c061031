import { measuring } from './common-settings';
import { contentCheck } from './content-check';

export const sceneCuts = contentCheck({
  id: 'video.scene_cuts',
  version: 2,
  title: 'Where scenes change',
  measure: 'frames whose luma or colour differs much from the frame before',
  unit: 'cuts',
  settings: { score: measuring('sceneCutScore', null, [1, 100], 'least change of a cut, 0 to 100') },
  threshold: null,
  source: 'practice; ffmpeg scdet for luma, the same measure on colour difference',
  needs: ['scene_cuts'],
  filter: 'scdet',
  coverage: 'full',
  look: ({ results: { scene_cuts: cuts, totals }, say }) => {
    if (cuts === null) return null;
    const count = totals.scene_cuts?.count ?? cuts.length;
    const [first, last] = [cuts[0], cuts.at(-1)];
    if (count === 0 || !first || !last) return [];
    const message =
      count === 1
        ? `One cut, at ${first.time_sec.toFixed(2)} s.`
        : `${count} cuts, the first at ${first.time_sec.toFixed(2)} s.`;
    return [
      say({
        severity: 'info',
        start_sec: first.time_sec,
        end_sec: last.time_sec,
        frame: first.frame,
        measured: count,
        threshold: null,
        message,
      }),
    ];
  },
});
