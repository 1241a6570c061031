import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './made-once';
import { testFfmpeg } from './media-tools';

const pictures = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=25:d=6'];
const sound = ['-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=6'];
const encoding = [
  '-c:v',
  'libx264',
  '-preset',
  'ultrafast',
  '-pix_fmt',
  'yuv420p',
  '-sc_threshold',
  '0',
  '-c:a',
  'aac',
];

/** Two video renditions, 640 and 320 wide, and one of sound: 6 s in segments of 2 s. `gops`: frames between their keyframes. */
function renditions(gops: readonly [number, number]): string[] {
  return [
    ...pictures,
    ...sound,
    ...['-map', '0:v', '-map', '0:v', '-map', '1:a'],
    ...encoding,
    ...['-filter:v:1', 'scale=320:180', '-b:v:0', '600k', '-b:v:1', '200k'],
    ...[
      '-g:v:0',
      String(gops[0]),
      '-g:v:1',
      String(gops[1]),
      '-keyint_min:v:0',
      String(gops[0]),
      '-keyint_min:v:1',
      String(gops[1]),
    ],
  ];
}

function ffmpeg(folder: string, args: readonly string[]): void {
  madeOnce(args, folder, (cwd) => execFileSync(testFfmpeg(), ['-v', 'error', '-y', ...args], { cwd }));
}

/** An HLS package of transport streams: master.m3u8, stream_N.m3u8, stream_N_M.ts. */
export function makeHls(folder: string, { gops = [50, 50] }: { gops?: readonly [number, number] } = {}): string {
  const map = 'v:0,agroup:sound v:1,agroup:sound a:0,agroup:sound,language:en,default:yes';
  ffmpeg(folder, [
    ...renditions(gops),
    ...['-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod', '-hls_segment_filename', 'stream_%v_%d.ts'],
    ...['-master_pl_name', 'master.m3u8', '-var_stream_map', map, 'stream_%v.m3u8'],
  ]);
  return join(folder, 'master.m3u8');
}

/** A DASH package of fragmented MP4 with segment timelines: manifest.mpd. */
export function makeDash(folder: string): string {
  ffmpeg(folder, [
    ...renditions([50, 50]),
    ...['-f', 'dash', '-seg_duration', '2', '-use_timeline', '1', '-use_template', '1'],
    ...['-adaptation_sets', 'id=0,streams=v id=1,streams=a', 'manifest.mpd'],
  ]);
  return join(folder, 'manifest.mpd');
}

/** Adds a picture a second, each a keyframe, to the package, and lists it like a rung. */
export function addScanning(folder: string, change: (playlist: string) => string): void {
  const scan = ['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=1:d=6', '-g', '1', '-b:v', '100k', ...encoding.slice(0, 6)];
  ffmpeg(folder, [...scan, ...['-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod', 'scan.m3u8']]);
  const path = join(folder, 'scan.m3u8');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  appendFileSync(
    join(folder, 'master.m3u8'),
    '#EXT-X-STREAM-INF:BANDWIDTH=90000,RESOLUTION=320x180,FRAME-RATE=1.000\nscan.m3u8\n',
  );
}
