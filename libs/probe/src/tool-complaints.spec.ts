import type { MediaInfo } from '@app/ffmpeg';
import { unheard } from './content/decode-facts';
import { countMessages, decodeComplaints, withoutDecoders } from './tool-complaints';

const media = (codec: string, pixel_format: string | null): MediaInfo =>
  ({
    container: { encryption: { encrypted: false } },
    video: [{ codec, pixel_format }],
    audio: [],
  }) as unknown as MediaInfo;

it('takes what ffprobe says of an animated WebP for what ffprobe can’t do, and of a broken one for damage', () => {
  const messages = [{ level: 'error', component: 'webp', text: 'image data not found', count: 1 }];
  const complaints = countMessages('header', messages as Parameters<typeof countMessages>[1], false, 0);
  expect(withoutDecoders(complaints, media('webp', null))).toEqual([]);
  expect(withoutDecoders(complaints, media('webp', 'yuv420p'))).toHaveLength(1);
});

it('takes the packet that ends a GXF for no damage where every declared frame came before it', () => {
  // 75 frames of 25 a second, as ffmpeg writes and reads them
  const picture = { is_best: true, frame_rate: { value: 25 }, duration_sec: 3 };
  const of = (format: string) => ({ container: { format_names: [format] }, video: [picture] }) as unknown as MediaInfo;
  const times = { first_time_sec: 2.52, last_time_sec: 2.52 };
  const kind = 'Error during demuxing: Invalid data found when processing input';
  const message = { level: 'error', component: 'in#0/gxf', kind, count: 1, ...times };
  const said = (format: string, decoded_frames: number) =>
    decodeComplaints({ ...unheard, decoded_frames, messages: [message] }, of(format)).length;
  expect([said('gxf', 75), said('gxf', 74), said('mxf', 75)]).toEqual([0, 1, 1]);
});
