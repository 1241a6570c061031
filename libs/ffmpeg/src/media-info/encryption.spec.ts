import type { ProbeEvidence } from './evidence';
import { normalize } from './normalize';

const packed = (says: string) => ({
  format: {
    format_name: 'aac',
    tags: { 'id3v2_priv.com.apple.streaming.audioDescription': `${says}\\x00\\x00\\x01` },
  },
  streams: [{ index: 0, codec_type: 'audio', codec_name: 'aac', profile: 'HE-AACv2' }],
});
const stream = (codec_tag: string) => ({
  format: { format_name: 'mpegts' },
  streams: [{ index: 0, codec_type: 'video', codec_name: 'h264', codec_tag }],
});

describe('samples encrypted as HTTP Live Streaming does', () => {
  it.each(['zaac', 'zach', 'zac3', 'zec3'])('are told of packed sound by %s, and no profile is believed', (says) => {
    const { container, audio } = normalize(packed(says));
    expect(container.encryption).toEqual({ encrypted: true, scheme: 'SAMPLE-AES', partial: false, streams: [0] });
    expect(audio[0]).toMatchObject({ codec: 'aac', profile: null, codec_string: null });
  });

  it('are not seen in what only looks like it', () => {
    const { container, audio } = normalize(packed('aac'));
    expect(container.encryption).toEqual({ encrypted: null, scheme: null, partial: null, streams: null });
    expect(audio[0]).toMatchObject({ codec_string: 'mp4a.40.29' });
  });

  it.each(['0x00db', '0x00cf', '0x00c1', '0x00c2'])('are told of a transport stream by type %s', (tag) => {
    expect(normalize(stream(tag)).container.encryption).toMatchObject({ encrypted: true, scheme: 'SAMPLE-AES' });
  });

  it('are not told of what is no transport stream, or of another type', () => {
    const { encryption } = normalize(stream('0x001b')).container;
    expect(encryption.encrypted).toBeNull();
    expect(normalize({ ...stream('0x00db'), format: { format_name: 'avi' } }).container.encryption).toEqual(encryption);
  });
});

describe('scrambled packets of a transport stream', () => {
  const pid = (number: number, packet_count: number, scrambled_count: number) => ({ pid: number, packet_count, scrambled_count }); // prettier-ignore
  const encrypted = (named: number[], ...pids: object[]) => {
    const programs = named.map((number) => ({ streams: [{ pid: number }] }));
    const transport = { programs, pids, complete: true } as unknown as NonNullable<ProbeEvidence['transport']>;
    return normalize(stream('0x001b'), { transport }).container.encryption.encrypted;
  };

  it('are told of a stream that is scrambled as a rule, not of one with a wrong packet', () => {
    expect(encrypted([256], pid(256, 100, 51))).toBe(true);
    expect(encrypted([256], pid(256, 100, 50))).toBe(false);
  });

  it('are not told of a packet whose number and marks damage made up', () => {
    expect(encrypted([256], pid(256, 100, 0), pid(4711, 1, 1))).toBe(false);
    expect(encrypted([], pid(256, 100, 0), pid(4711, 16, 16))).toBe(false);
  });

  it('are told of the stream they are of: another service beside it stays clear', () => {
    const programs = [{ streams: [{ pid: 256 }, { pid: 257 }] }, { streams: [{ pid: 258 }] }];
    const pids = [pid(256, 100, 100), pid(257, 100, 90), pid(258, 100, 0)];
    const transport = { programs, pids, complete: true } as unknown as NonNullable<ProbeEvidence['transport']>;
    const streams = [
      { index: 0, codec_type: 'video', id: '0x100' },
      { index: 1, codec_type: 'audio', codec_name: 'aac', profile: 'LC', id: '0x101' },
      { index: 2, codec_type: 'audio', codec_name: 'aac', profile: 'LC', id: '0x102' },
    ];
    const { container, audio } = normalize({ format: { format_name: 'mpegts' }, streams }, { transport });
    expect(container.encryption).toEqual({ encrypted: true, scheme: null, partial: true, streams: [0, 1] });
    expect(audio.map(({ profile }) => profile)).toEqual([null, 'LC']);
  });

  it('make no whole of it where the clear stream is one the tool did not list', () => {
    const programs = [{ streams: [{ pid: 256 }, { pid: 300 }] }];
    const transport = { programs, pids: [pid(256, 100, 100), pid(300, 40, 0)], complete: true };
    const evidence = { transport: transport as unknown as NonNullable<ProbeEvidence['transport']> };
    const streams = [{ index: 0, codec_type: 'video', id: '0x100' }];
    const { encryption } = normalize({ format: { format_name: 'mpegts' }, streams }, evidence).container;
    expect(encryption).toMatchObject({ encrypted: true, partial: true, streams: [0] });
  });

  it('are told where no map names the streams', () => {
    expect(encrypted([], pid(256, 17, 17))).toBe(true);
  });
});
