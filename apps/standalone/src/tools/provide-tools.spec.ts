import { describeTools } from './provide-tools';

const tools = {
  ffprobe: { path: '/ffprobe', version: '7.1' },
  ffmpeg: { path: '/ffmpeg', version: '7.1' },
  redis: null,
  bubblewrap: null,
  noVmaf: null,
};

it('says at the start that tools run without a box, and why', () => {
  expect(describeTools(tools, 'darwin')).toContain('no sandbox (there is none on macOS: for media of your own)');
  expect(describeTools(tools, 'linux')).toContain('no sandbox (bubblewrap is missing or may not run here)');
  const boxed = { ...tools, bubblewrap: { path: '/bwrap', version: '0.8.0' } };
  expect(describeTools(boxed, 'linux')).not.toContain('sandbox');
});
