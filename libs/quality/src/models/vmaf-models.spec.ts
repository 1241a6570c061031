import { chooseModel, modelOption, tooSmallFor } from './vmaf-models';

const both = ['vmaf_v0.6.1', 'vmaf_4k_v0.6.1'];

describe('chooseModel', () => {
  it('takes the 4K model for 4K, and says why', () => {
    expect(chooseModel(null, { width: 3840, height: 2160 }, false, both)).toEqual({
      version: 'vmaf_4k_v0.6.1',
      reason: expect.stringContaining('3840x2160') as string,
    });
    expect(chooseModel(null, { width: 1920, height: 1080 }, false, both).version).toBe('vmaf_v0.6.1');
  });

  it('says when a build has no 4K model', () => {
    expect(chooseModel(null, { width: 3840, height: 2160 }, false, ['vmaf_v0.6.1'])).toEqual({
      version: 'vmaf_v0.6.1',
      reason: expect.stringContaining('no 4K model') as string,
    });
  });

  it('says that no model is validated for HDR', () => {
    expect(chooseModel('vmaf_v0.6.1neg', { width: 1920, height: 1080 }, true, both)).toEqual({
      version: 'vmaf_v0.6.1neg',
      reason: expect.stringContaining('HDR') as string,
    });
  });
});

describe('modelOption', () => {
  it('names a model by its version, the phone’s by a transformed one', () => {
    expect(modelOption('vmaf_4k_v0.6.1')).toBe('version=vmaf_4k_v0.6.1');
    expect(modelOption('vmaf_v0.6.1_phone')).toBe(String.raw`version=vmaf_v0.6.1\:enable_transform=true`);
  });
});

it('leaves pictures out that would crash a model', () => {
  expect(tooSmallFor('vmaf_v1.0.16_5d0h', { width: 426, height: 240 })).toMatch(/at least 270/);
  expect(tooSmallFor('vmaf_v1.0.16_5d0h', { width: 480, height: 270 })).toBeNull();
  expect(tooSmallFor('vmaf_v0.6.1', { width: 64, height: 64 })).toBeNull();
});
