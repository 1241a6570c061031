import { measuring } from './common-settings';
import { contentCheck } from './content-check';

export const letterbox = contentCheck({
  id: 'video.letterbox',
  version: 2,
  title: 'The picture fills the frame',
  measure: 'black bars that stand all the time, at top and bottom or at both sides',
  unit: 'px',
  settings: { limit: measuring('barLimit', null, [0, 1], 'highest luma of a bar, as a share of full scale') },
  threshold: null,
  source: 'practice; ffmpeg cropdetect',
  needs: ['bars'],
  filter: 'cropdetect',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { letterbox: rows, pillarbox: columns }, say }) => {
    if (rows === null || columns === null) return 'no frame has a picture';
    const { x, y, width, height } = rows.active;
    const where = `the picture is ${width}x${height} at ${x},${y}`;
    if (rows.present && columns.present) {
      return [
        say({
          severity: 'warning',
          measured: `${width}:${height}:${x}:${y}`,
          threshold: null,
          message: `Bars on all four sides: ${where}.`,
        }),
      ];
    }
    const bars = rows.present ? rows : columns.present ? columns : null;
    if (bars === null) return [];
    const name = rows.present ? 'Letterbox' : 'Pillarbox';
    return [
      say({
        severity: 'info',
        measured: `${width}:${height}:${x}:${y}`,
        threshold: null,
        message: `${name} with bars of ${bars.first_px} and ${bars.second_px} px: ${where}.`,
      }),
    ];
  },
});
