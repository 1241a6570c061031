import type { MediaInfo } from '@app/ffmpeg';
import { countMessages, withoutDecoders } from './tool-complaints';

const media = (codec: string, width: number | null): MediaInfo =>
  ({ container: { encryption: { encrypted: false } }, video: [{ codec, width }], audio: [] }) as unknown as MediaInfo;

it('takes what ffprobe says of an animated WebP for what ffprobe can’t do, and of a broken one for damage', () => {
  const messages = [{ level: 'error', component: 'webp', text: 'image data not found', count: 1 }];
  const complaints = countMessages('header', messages as Parameters<typeof countMessages>[1], false, 0);
  expect(withoutDecoders(complaints, media('webp', null))).toEqual([]);
  expect(withoutDecoders(complaints, media('webp', 400))).toHaveLength(1);
});
