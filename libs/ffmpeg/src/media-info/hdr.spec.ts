import { readHdr, type HdrInput } from './hdr';

describe('readHdr', () => {
  const input = (transfer: string | null, primaries: string | null, more: Partial<HdrInput> = {}): HdrInput => ({
    stream: { pix_fmt: 'yuv420p10le' },
    frames: [],
    entry: null,
    declared: null,
    color: { range: 'tv', primaries, transfer, matrix: null },
    bitDepth: 10,
    ...more,
  });
  const light = { side_data_type: 'Content light level metadata', max_content: 0, max_average: 0 };
  const mastering = {
    side_data_type: 'Mastering display metadata',
    max_luminance: '10000000/10000',
    min_luminance: '1/10000',
  };

  it('static metadata without a transfer is not HDR', () => {
    const hdr = readHdr(input('bt709', 'bt709', { stream: { pix_fmt: 'x', side_data_list: [mastering] } }));
    expect(hdr).toMatchObject({ is_hdr: false, format: 'SDR', mastering_display: { max_cd_m2: 1000 } });
    expect(hdr.contradictions).toEqual(['static HDR metadata without a PQ or HLG transfer']);
  });

  it('0/0 content light is unknown and makes no HDR10', () => {
    const hdr = readHdr(input('smpte2084', 'bt2020', { stream: { side_data_list: [light] } }));
    expect(hdr).toMatchObject({ format: 'PQ', content_light: null });
  });

  it('metadata stands anywhere in the list', () => {
    const stream = { side_data_list: [{ side_data_type: 'CPB properties' }, light, mastering] };
    expect(readHdr(input('smpte2084', 'bt2020', { stream })).format).toBe('HDR10');
  });

  it('profile 5 has no transfer and nothing it is compatible with', () => {
    const record = {
      side_data_type: 'DOVI configuration record',
      dv_profile: 5,
      dv_level: 6,
      dv_bl_signal_compatibility_id: 0,
    };
    const hdr = readHdr(input(null, null, { stream: { pix_fmt: 'yuv420p10le', side_data_list: [record] } }));
    expect(hdr).toMatchObject({ is_hdr: true, format: 'Dolby Vision', compatible_with: [], contradictions: [] });
  });

  it('a wide gamut without a transfer is not known', () => {
    expect(readHdr(input(null, 'bt2020'))).toMatchObject({ is_hdr: null, format: null });
    expect(readHdr(input(null, null))).toMatchObject({ is_hdr: false, format: 'SDR' });
  });

  it('a container that declares other colours than the bitstream has is a contradiction', () => {
    const declared = { color_transfer: 'smpte2084', color_primaries: 'bt2020', color_space: 'unknown' };
    expect(readHdr(input('bt709', 'bt709', { declared })).contradictions).toEqual([
      'the container says transfer smpte2084, the bitstream bt709',
      'the container says primaries bt2020, the bitstream bt709',
    ]);
    expect(readHdr(input('smpte2084', 'bt2020', { declared })).contradictions).toEqual([]);
  });

  it('PQ in 8 bits, and a container that says otherwise, are contradictions', () => {
    const { color } = { color: { primaries: 1, transfer: 1, matrix: 1, fullRange: false } };
    const entry = { color } as HdrInput['entry'];
    const { contradictions } = readHdr(input('smpte2084', 'bt2020', { entry, bitDepth: 8 }));
    expect(contradictions).toEqual([
      'transfer smpte2084 with 8 bits',
      "the container's colr box says transfer bt709, the bitstream smpte2084",
      "the container's colr box says primaries bt709, the bitstream bt2020",
    ]);
  });
});
