import { parsePacketLine } from './packet-line';

describe('parsePacketLine', () => {
  const expected = {
    streamIndex: 2,
    ptsSec: 4200.017,
    dtsSec: null,
    durationSec: 0.024,
    sizeBytes: 1152,
    positionBytes: 256432,
    keyframe: true,
    discard: false,
    corrupt: false,
  };

  it.each([
    ['csv without a name', '2,4200.017000,N/A,0.024000,1152,256432,K_'],
    ['csv with side data behind', '2,4200.017000,N/A,0.024000,1152,256432,K_,Metadata Update'],
    ['csv', 'packet,2,4200.017000,N/A,0.024000,1152,256432,K__'],
    [
      'compact with side data',
      'packet|stream_index=2|pts_time=4200.017000|dts_time=N/A|duration_time=0.024000|size=1152|pos=256432|flags=K_|side_data|side_data_type=MPEGTS Stream ID|id=192',
    ],
  ])('reads %s', (_, text) => {
    expect(parsePacketLine(text)).toEqual(expected);
  });

  it.each([
    '',
    'x',
    'packet',
    '-1,0,0,0,1,0,K_',
    '0,1',
    '1.5,0,0,0,10,0,K_',
    `0,${'1'.repeat(5000)}`,
    'a|__proto__=1|b',
  ])('refuses %s', (text) => {
    expect(parsePacketLine(text)).toBeNull();
  });

  it('reads flags', () => {
    expect(parsePacketLine('0,1,1,1,1,1,KDC')).toMatchObject({ keyframe: true, discard: true, corrupt: true });
  });
});
