import { planPictures } from './picture-plan';

type Side = Parameters<typeof planPictures>[0];
const side = (over: Partial<Side> = {}): Side => ({
  width: 1920,
  height: 1080,
  rotation_deg: 0,
  pixel_format: 'yuv420p',
  chroma_subsampling: '4:2:0',
  bit_depth: 8,
  color: { range: null, primaries: null, transfer: null, matrix: null },
  ...over,
});
const color = (over: Partial<Side['color']>) => ({
  range: null,
  primaries: null,
  transfer: null,
  matrix: null,
  ...over,
});

describe('planPictures', () => {
  it('leaves what is alike alone', () => {
    expect(planPictures(side(), side())).toMatchObject({
      size: { width: 1920, height: 1080 },
      pixelFormat: 'yuv420p',
      peak: 255,
      scaled: false,
      rangeMatched: false,
      conversions: [],
    });
  });

  it('scales the distorted side to the reference, bicubic', () => {
    const plan = planPictures(side(), side({ width: 640, height: 360 }));
    expect(plan).toMatchObject({ scaled: true, conversions: ['distorted scaled from 640x360 to 1920x1080, bicubic'] });
    expect(plan?.distorted).toMatch(/^scale=1920:1080:flags=bicubic:/);
  });

  it('scales by another method where that is asked for', () => {
    const plan = planPictures(side(), side({ width: 640, height: 360 }), 'lanczos');
    expect(plan?.distorted).toMatch(/^scale=1920:1080:flags=lanczos:/);
    expect(plan?.conversions).toEqual(['distorted scaled from 640x360 to 1920x1080, lanczos']);
  });

  it('compares pictures as they are shown', () => {
    const plan = planPictures(side({ width: 1080, height: 1920, rotation_deg: 90 }), side());
    expect(plan).toMatchObject({ scaled: false, size: { width: 1920, height: 1080 } });
    expect(plan?.conversions).toEqual(['reference turned by 90° as it is shown']);
  });

  it('measures in the reference’s format', () => {
    expect(
      planPictures(side({ pixel_format: 'yuv422p10le', chroma_subsampling: '4:2:2', bit_depth: 10 }), side()),
    ).toMatchObject({ pixelFormat: 'yuv422p10le', peak: 1023 });
    expect(planPictures(side({ bit_depth: 12, pixel_format: 'yuv420p12le' }), side())).toMatchObject({
      pixelFormat: 'yuv420p12le',
      peak: 4095,
    });
    expect(planPictures(side({ pixel_format: 'gbrp', chroma_subsampling: '4:4:4' }), side())).toMatchObject({
      pixelFormat: 'yuv444p',
    });
    expect(planPictures(side({ pixel_format: 'nv12' }), side())).toMatchObject({ pixelFormat: 'yuv420p' });
  });

  it('converts range and matrix where both are known to differ', () => {
    const plan = planPictures(
      side({ color: color({ matrix: 'bt709' }) }),
      side({ color: color({ range: 'pc', matrix: 'smpte170m' }) }),
    );
    expect(plan?.rangeMatched).toBe(true);
    expect(plan?.distorted).toContain('in_range=pc:out_range=tv:in_color_matrix=bt601:out_color_matrix=bt709');
    expect(plan?.reference).toContain('in_range=tv:out_range=tv');
    expect(planPictures(side(), side({ color: color({ matrix: 'bt709' }) }))?.distorted).not.toContain('matrix');
  });

  it('keeps full range full', () => {
    const full = side({ pixel_format: 'yuvj420p', color: color({ range: 'pc' }) });
    expect(planPictures(full, full)).toMatchObject({ rangeMatched: false, pixelFormat: 'yuv420p', conversions: [] });
    expect(planPictures(full, full)?.reference).toContain('in_range=pc:out_range=pc');
  });

  it('takes a reference in RGB for one of limited range: that is what both sides are turned into', () => {
    const rgb = side({ pixel_format: 'rgb24', chroma_subsampling: '4:4:4' });
    const limited = planPictures(rgb, side());
    expect(limited?.rangeMatched).toBe(false);
    expect(limited?.conversions.join()).not.toContain('range');
    expect(limited?.distorted).toContain('in_range=tv:out_range=tv');
    const full = planPictures(rgb, side({ pixel_format: 'yuvj420p' }));
    expect(full?.rangeMatched).toBe(true);
    expect(full?.conversions).toContain('distorted range converted from pc to tv');
  });

  it('plans nothing without a size', () => {
    expect(planPictures(side({ width: null }), side())).toBeNull();
  });
});
