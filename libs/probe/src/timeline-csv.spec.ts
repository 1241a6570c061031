import { timelineCsv } from './timeline-csv';

describe('timelineCsv', () => {
  it('writes every value of every series with its stream and its time', () => {
    const csv = timelineCsv({
      gop: { groups: [{ frames: 8, start_sec: 0.5, bit_rate_bps: null }], stride: 1, stream_index: 0 },
      bit_rate: {
        container: { bps: [90], start_sec: 0, interval_sec: 1 },
        streams: [{ bps: [10, null], start_sec: 2, interval_sec: 0.1, stream_index: 1 }],
      },
      momentary_lufs: [{ stream_index: 3, interval_sec: 0.1, mean: [null, -23.5] }],
      picture_level_percent: null,
    });
    expect(csv.trimEnd().split('\n')).toEqual([
      'series,stream_index,time_sec,quantity,value',
      'gop,0,0.5,frames,8',
      'gop,0,0.5,bit_rate_bps,',
      'bit_rate,,0,bps,90',
      'bit_rate,1,2,bps,10',
      'bit_rate,1,2.1,bps,',
      'momentary_lufs,3,0,mean,',
      'momentary_lufs,3,0.1,mean,-23.5',
    ]);
  });

  it('is a header alone where nothing was seen', () => {
    expect(timelineCsv({})).toBe('series,stream_index,time_sec,quantity,value\n');
  });
});
