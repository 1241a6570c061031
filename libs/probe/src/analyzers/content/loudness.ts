import { contentCheck } from './content-check';

/** EBU R 128, maximum permitted true peak level. */
const maxTruePeak = -1;
const fullScale = 0;

export const loudness = contentCheck({
  id: 'audio.loudness',
  version: 1,
  title: 'Loudness of each track',
  measure: 'integrated loudness, with the range and the highest momentary and short-term values (on a grid of 100 ms)',
  unit: 'LUFS',
  defaultThreshold: null,
  source: 'EBU R 128, ITU-R BS.1770; ffmpeg ebur128. Targets are the policies’',
  needs: ['loudness'],
  filter: 'ebur128',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { loudness: tracks }, say }) =>
    tracks &&
    tracks.flatMap(({ stream_index: index, integrated_lufs: integrated, range_lu: range }) =>
      integrated === null
        ? []
        : [
            say({
              severity: 'info',
              stream_index: index,
              measured: integrated,
              threshold: null,
              message: `Stream ${index} is at ${integrated.toFixed(1)} LUFS${range === null ? '' : `, range ${range.toFixed(1)} LU`}.`,
            }),
          ],
    ),
});

export const truePeak = contentCheck({
  id: 'audio.true_peak',
  version: 1,
  title: 'Peaks leave room for what comes after',
  measure: 'true peak of each track, four times oversampled',
  unit: 'dBTP',
  defaultThreshold: maxTruePeak,
  source: 'EBU R 128: maximum permitted true peak level −1 dBTP',
  needs: ['loudness'],
  filter: 'ebur128',
  coverage: 'full',
  look: ({ results: { loudness: tracks }, say }) =>
    tracks &&
    tracks.flatMap(({ stream_index: index, true_peak_dbtp: peak }) =>
      peak === null || peak <= maxTruePeak
        ? []
        : [
            say({
              severity: peak > fullScale ? 'warning' : 'info',
              stream_index: index,
              measured: peak,
              threshold: maxTruePeak,
              message: `Stream ${index} peaks at ${peak.toFixed(1)} dBTP${peak > fullScale ? ', above full scale' : ''}.`,
            }),
          ],
    ),
});
