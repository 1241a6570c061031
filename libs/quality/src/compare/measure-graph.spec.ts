import { metricNamed } from '../metrics/registry';
import { measureGraph } from './measure-graph';
import { VmafLog } from './vmaf-log';

const base = {
  distortedStream: '0:0',
  referenceStream: '1:2',
  before: { distorted: 'bwdif,', reference: '' },
  keepDistorted: 'between(n,0,9)',
  keepReference: 'between(n,3,12)',
  distorted: 'scale=1:1',
  reference: 'null',
  notes: 'pipe:5',
  end: '[measured]',
};

describe('measureGraph', () => {
  it('gives libvmaf the distorted side first, and decodes each side once', () => {
    const metrics = [metricNamed('vmaf'), metricNamed('psnr'), metricNamed('cambi'), metricNamed('vif')];
    expect(
      measureGraph({
        ...base,
        metrics,
        libvmaf: { model: 'vmaf_v0.6.1', logPath: '/tmp/l.csv', threads: 2, subsample: 5 },
      }),
    ).toBe(
      [
        `[0:0]bwdif,select='between(n,0,9)',settb=1/1000,setpts=N*40,scale=1:1[d0]`,
        `[1:2]select='between(n,3,12)',settb=1/1000,setpts=N*40,null,split=2[r0][r1]`,
        '[d0][r0]psnr=shortest=1:repeatlast=0[d1]',
        `[d1][r1]libvmaf=n_threads=2:n_subsample=5:model='version=vmaf_v0.6.1':feature='name=cambi|name=float_vif\\:debug=true':log_fmt=csv:log_path='/tmp/l.csv':shortest=1:repeatlast=0[d2]`,
        '[d2]metadata=mode=add:key=seen:value=1,metadata=mode=print:direct=1:file=pipe\\\\:5[measured]',
      ].join(';'),
    );
  });

  it('needs no libvmaf for what ffmpeg measures itself', () => {
    expect(measureGraph({ ...base, metrics: [metricNamed('ssim')], libvmaf: null })).not.toContain('libvmaf');
  });
});

describe('VmafLog', () => {
  it('reads frames by libvmaf’s names', () => {
    const frames: [number, Record<string, number>][] = [];
    const log = new VmafLog((frame, figures) => frames.push([frame, Object.fromEntries(figures)]));
    for (const line of ['Frame,psnr_y,vmaf,', '0,inf,97.5,', '5,30.25,,', '']) log.line(line);
    expect(frames).toEqual([
      [0, { psnr_y: Number.POSITIVE_INFINITY, vmaf: 97.5 }],
      [5, { psnr_y: 30.25 }],
    ]);
  });
});
