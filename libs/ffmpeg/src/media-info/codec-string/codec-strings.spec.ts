import type { Mp4SampleEntry } from '../mp4/mp4-facts';
import { parseAudioSpecificConfig } from './aac';
import { audioCodecString } from './audio-codec-string';
import { mp4vCodecString } from './mp4v';
import { av1CodecString, parseAv1 } from './av1';
import { avcCodecString, parseAvc } from './avc';
import { parseDec3, parseDolbyVision } from './dolby';
import { parseEsds } from './esds';
import { hevcCodecString, parseHevc } from './hevc';
import { parseExtradata } from './parse-extradata';
import { parseVpcc, vp9CodecString, vp9LevelFor } from './vp9';
import { parseVvcc, vvcCodecString } from './vvc';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

describe('AVC', () => {
  it('reads avcC', () => {
    expect(avcCodecString('avc1', parseAvc(bytes('0164 001e ffe1 0019'))!)).toBe('avc1.64001E');
  });

  it('reads the first SPS of a byte stream, whatever stands before', () => {
    const annexb = bytes('00000109f0 00000001 67 64001e acd940a0 00000168ebe3cb');
    expect(avcCodecString('avc1', parseAvc(annexb)!)).toBe('avc1.64001E');
  });

  it.each(['', '01', '0164001e', '00000001', '0000016764', 'ffffffffffffff'])('refuses %s', (text) => {
    expect(parseAvc(bytes(text))).toBeNull();
  });
});

describe('HEVC', () => {
  const record = '01 02 20000000 900000000000 5a f000fcfdfafa00000f00';

  it('reads hvcC, reverses the flags and drops trailing zeros', () => {
    expect(hevcCodecString('hvc1', parseHevc(bytes(record))!)).toBe('hvc1.2.4.L90.90');
  });

  it('names profile space, high tier and constraint bytes in between', () => {
    const odd = '01 a2 60000000 900040000000 99 f000fcfdfafa00000f00';
    expect(hevcCodecString('hev1', parseHevc(bytes(odd))!)).toBe('hev1.B2.6.H153.90.0.40');
  });

  it('reads an SPS of a byte stream through its emulation prevention bytes', () => {
    // general profile 1, compatibility 60000000, progressive, level 93: the zeros are escaped with 03
    const sps = bytes('00000001 4201 01 01 600000 03 0090 0000 03 0000 03 005d a00280802d165');
    expect(hevcCodecString('hvc1', parseHevc(sps)!)).toBe('hvc1.1.6.L93.90');
  });

  it.each(['', '01', '0102200000009000', '000001'])('refuses %s', (text) => {
    expect(parseHevc(bytes(text))).toBeNull();
  });
});

describe('AV1', () => {
  it('leaves the defaults out and writes the rest in full', () => {
    expect(av1CodecString(parseAv1(bytes('81000c00'))!, null)).toBe('av01.0.00M.08');
    const pq = { primaries: 9, transfer: 16, matrix: 9, fullRange: false };
    expect(av1CodecString(parseAv1(bytes('81044e00'))!, pq)).toBe('av01.0.04M.10.0.112.09.16.09.0');
  });

  it('knows the high tier', () => {
    expect(av1CodecString(parseAv1(bytes('810d8c00'))!, null)).toBe('av01.0.13H.08');
  });

  it.each(['', '81', '81000c', '01000c00', '82000c00', '81e00c00'])('refuses %s', (text) => {
    expect(parseAv1(bytes(text))).toBeNull();
  });
});

describe('VP9', () => {
  it('reads vpcC with and without its version', () => {
    expect(vp9CodecString(parseVpcc(bytes('01000000 00 1f 82 01 01 01 0000'))!)).toBe('vp09.00.31.08');
    expect(vp9CodecString(parseVpcc(bytes('02 29 a2 09 10 09 0000'))!)).toBe('vp09.02.41.10.01.09.16.09.00');
  });

  it.each(['', '01000000', '0100000000', '01000000001f', '02ffa20910090000'])('refuses %s', (text) => {
    expect(parseVpcc(bytes(text))).toBeNull();
  });

  it.each([
    [320, 240, 29.97, 20],
    [1920, 1080, 29.97, 40],
    [1920, 1080, 60, 41],
    [3840, 2160, 60, 51],
    [16384, 16384, 240, null],
  ])('%d x %d at %d is level %s', (width, height, rate, level) => {
    expect(vp9LevelFor(width, height, rate)).toBe(level);
  });
});

describe('MPEG-4 Visual and MPEG-2 in MP4', () => {
  const plain = { profile: null, level: null, objectTypeIndication: null };

  it.each([
    ['mp4v.20.1', { codec: 'mpeg4', profile: 'Simple Profile', level: 1 }],
    ['mp4v.20.8', { codec: 'mpeg4', profile: 'Simple Profile', level: 8 }],
    ['mp4v.20.245', { codec: 'mpeg4', profile: 'Advanced Simple Profile', level: 5 }],
    ['mp4v.61', { codec: 'mpeg2video', profile: 'Main', level: 8 }],
    ['mp4v.65', { codec: 'mpeg2video', profile: '4:2:2', level: 2 }],
    ['mp4v.60', { codec: 'mpeg2video', profile: 'Main', objectTypeIndication: 0x60 }],
    ['mp4v.6A', { codec: 'mpeg1video' }],
    [null, { codec: 'mpeg4', profile: 'constructor', level: 1 }],
    [null, { codec: 'mpeg4', profile: 'Simple Profile', level: -99 }],
    [null, { codec: 'png' }],
  ])('is %s', (text, input) => {
    expect(mp4vCodecString({ ...plain, ...input })).toBe(text);
  });
});

describe('AAC', () => {
  it.each([
    ['1210', 2, 44100, 2],
    ['11b0', 2, 48000, 6],
    ['121056e500', 2, 44100, 2],
    // SBR, then SBR and PS, in the extension old players skip
    ['139056e5a0', 5, 22050, 2],
    ['131056e5a54880', 29, 24000, 2],
    ['2b8a0800', 5, 22050, 1],
    ['eb8a0800', 29, 22050, 1],
    // escaped object type 42: xHE-AAC
    ['f94640', 42, 48000, 2],
    ['1200', 2, 44100, null],
  ])('%s is object type %d at %d Hz with %s channels', (text, objectType, sampleRateHz, channels) => {
    expect(parseAudioSpecificConfig(bytes(text))).toEqual({ objectType, sampleRateHz, channels });
  });

  it.each(['', '12', '00', 'ff'])('refuses %s', (text) => {
    expect(parseAudioSpecificConfig(bytes(text))).toBeNull();
  });

  it('reads esds with one-byte and four-byte lengths', () => {
    const short = parseEsds(bytes('00000000 0319 000200 0411 40 15 000000 00011b55 00011b55 0502 1210 060102'));
    const long = parseEsds(
      bytes('00000000 0380808022 000200 0480808014 40 15 000000 0003e82e 00000000 0580808002 1190 0680800102'),
    );
    expect([short?.objectTypeIndication, Buffer.from(short!.specific!).toString('hex')]).toEqual([0x40, '1210']);
    expect([long?.objectTypeIndication, Buffer.from(long!.specific!).toString('hex')]).toEqual([0x40, '1190']);
  });

  it.each(['', '00000000', '0000000003ffffffff', '000000000302', '00000000031900'])('refuses esds %s', (text) => {
    expect(parseEsds(bytes(text))).toBeNull();
  });
});

describe('VVC', () => {
  // as libvvenc and ffmpeg write it; the string as another parser of MP4 gives it
  const record = '00000000 ff 0065 5f 01 02 20 80 014000b8';

  it('reads vvcC', () => {
    expect(vvcCodecString('vvc1', parseVvcc(bytes(record))!)).toBe('vvc1.1.L32.CQA');
  });

  it('names the high tier, and leaves out constraints that are none', () => {
    expect(vvcCodecString('vvi1', parseVvcc(bytes('00000000 ff 0065 5f 01 03 33 00'))!)).toBe('vvi1.1.H51');
  });

  it.each(['', '00000000 fe', '00000000 ff 0065 5f 05 02 20 80'])('refuses %s', (text) => {
    expect(parseVvcc(bytes(text))).toBeNull();
  });
});

describe('other audio', () => {
  const plain = { tag: null, profile: null, extradata: null, entry: null };

  it('writes entries in the case their container uses', () => {
    expect(audioCodecString({ ...plain, codec: 'opus', isMp4: true })).toBe('Opus');
    expect(audioCodecString({ ...plain, codec: 'opus', isMp4: false })).toBe('opus');
    expect(audioCodecString({ ...plain, codec: 'flac', isMp4: true })).toBe('fLaC');
    expect(audioCodecString({ ...plain, codec: null, tag: 'ac-4', isMp4: true })).toBe('ac-4');
  });

  it('names what an entry of MPEG-4 holds by its object type', () => {
    const entry = { objectTypeIndication: 0xa9 } as Mp4SampleEntry;
    expect(audioCodecString({ ...plain, codec: 'dts', tag: 'mp4a', isMp4: true, entry })).toBe('mp4a.A9');
    expect(audioCodecString({ ...plain, codec: 'dts', tag: 'dtsc', isMp4: true, entry })).toBe('dtsc');
    expect(audioCodecString({ ...plain, codec: 'pcm_s16le', tag: 'ipcm', isMp4: true })).toBe('ipcm');
    expect(audioCodecString({ ...plain, codec: 'aac_latm', profile: 'LC', isMp4: false })).toBe('mp4a.40.2');
    const picture = { profile: null, level: null, objectTypeIndication: 0x6c };
    expect(mp4vCodecString({ ...picture, codec: 'mjpeg' })).toBe('mp4v.6C');
  });

  it('names what is not registered null', () => {
    expect(audioCodecString({ ...plain, codec: 'pcm_s16le', isMp4: false })).toBeNull();
    expect(audioCodecString({ ...plain, codec: 'aac', profile: null, isMp4: false })).toBeNull();
    expect(audioCodecString({ ...plain, codec: 'constructor', isMp4: false })).toBeNull();
  });

  it('takes the object type from the profile where there is no configuration', () => {
    expect(audioCodecString({ ...plain, codec: 'aac', profile: 'HE-AACv2', isMp4: false })).toBe('mp4a.40.29');
  });
});

describe('Dolby', () => {
  it('reads the configuration record', () => {
    expect(parseDolbyVision(bytes('0100100d20'))).toEqual({
      profile: 8,
      level: 1,
      rpuPresent: true,
      elPresent: false,
      blPresent: true,
      compatibilityId: 2,
    });
  });

  it('reads joint object coding, and its absence', () => {
    expect(parseDec3(bytes('1400200f000110'))).toEqual({
      dataRateBps: 640_000,
      jointObjectCoding: true,
      complexityIndex: 16,
    });
    expect(parseDec3(bytes('1400200f00'))).toMatchObject({ jointObjectCoding: false, complexityIndex: null });
  });

  it.each(['', '01', '0000100d20'])('refuses %s', (text) => {
    expect(parseDolbyVision(bytes(text))).toBeNull();
  });
});

describe('hex dumps', () => {
  it('reads rows of sixteen and the last, shorter one', () => {
    const dump =
      '\n00000000: 0102 2000 0000 9000 0000 0000 5af0 00fc  .. .........Z...\n00000010: fdfa fa                                  ...\n';
    expect(Buffer.from(parseExtradata(dump)!).toString('hex')).toBe('010220000000900000000000' + '5af000fcfdfafa');
  });

  it.each([undefined, 7, '', '\n', 'no dump', '00000010: 0102  ..', '00000000: zz'])('refuses %s', (dump) => {
    expect(parseExtradata(dump)).toBeNull();
  });
});
