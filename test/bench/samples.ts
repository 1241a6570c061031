import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '../support/service';
import type { HttpCaller } from './http-caller';

/** A 350 KB MP4: BENCH_FILE, or one made here. */
export function sample(service: Service): string {
  const path = join(service.mediaRoot, 'sample.mp4');
  const given = process.env['BENCH_FILE'];
  if (given && existsSync(given)) copyFileSync(given, path);
  else {
    const video = [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=640x360:r=30:d=2.7',
      '-f',
      'lavfi',
      '-i',
      'sine=f=440:r=44100:d=2.7',
    ];
    execFileSync('ffmpeg', [
      '-v',
      'error',
      '-y',
      ...video,
      '-c:v',
      'libx264',
      '-b:v',
      '950k',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-b:a',
      '96k',
      '-movflags',
      '+faststart',
      path,
    ]);
  }
  return path;
}

/** An analysis of about 60 KB: a file with many chapters. */
export async function largeAnalysis(service: Service, http: HttpCaller): Promise<string> {
  const chapters = Array.from(
    { length: 110 },
    (_, index) =>
      `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${index * 20}\nEND=${index * 20 + 20}\ntitle=Chapter number ${index + 1}\n`,
  );
  const path = join(service.mediaRoot, 'chapters.mkv');
  execFileSync(
    'ffmpeg',
    [
      '-v',
      'error',
      '-y',
      '-i',
      sample(service),
      '-f',
      'ffmetadata',
      '-i',
      '-',
      '-map',
      '0',
      '-map_metadata',
      '1',
      '-map_chapters',
      '1',
      '-c',
      'copy',
      path,
    ],
    {
      input: `;FFMETADATA1\n${chapters.join('')}`,
    },
  );
  const body = await http.call('POST', '/api/v1/probe/file', 200, { file_path: 'media/chapters.mkv', depth: 'quick' });
  return (JSON.parse(body.toString()) as { id: string }).id;
}
