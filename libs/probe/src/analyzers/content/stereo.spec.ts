import { check, measured } from './testing/sample-content';

describe('checks of how channels belong together', () => {
  it('hold no peak of more than two channels against the loudness of all', () => {
    const dynamics = [{ stream_index: 1, peak_to_loudness_lu: 4, peak_to_short_term_lu: 3 }];
    const heard = (channels: number) => {
      const all = measured({ dynamics });
      return check('audio.dynamic_range', {
        ...all,
        media: { ...all.media, audio: all.media.audio.map((stream) => ({ ...stream, channels })) },
      });
    };
    expect(heard(2).findings).toMatchObject([{ severity: 'info', measured: 4 }]);
    expect([heard(6).findings.length, heard(6).notEvaluated.length]).toEqual([0, 1]);
  });
});
