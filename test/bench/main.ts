/* npm run bench: the service beside the floors, in one run. Brings up its own stack; nothing else should run meanwhile. */
import { cpus, totalmem } from 'node:os';
import { copyFileSync, existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type StartedStores, startStores } from '../support/stores';
import { Service } from '../support/service';
import { boxBench } from './box-bench';
import { authBench } from './auth-bench';
import { batchBench } from './batch-bench';
import { cacheBench } from './cache-bench';
import { contentBench } from './content-bench';
import { factsBench } from './facts-bench';
import { HttpCaller } from './http-caller';
import { printed, type Row } from './measure';
import { overloadBench } from './overload-bench';
import { planBench } from './plan-bench';
import { probeBench } from './probe-bench';
import { qualityBench } from './quality-bench';
import { queueBench } from './queue-bench';
import { reportsBench } from './reports-bench';
import { uploadBench } from './upload-bench';

async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const wanted = (name: string) => only.length === 0 || only.includes(name);
  const stores = await startStores();
  if (only.length === 1 && only[0] === 'plans') return plansAlone(stores);
  const service = await Service.start('bench', {
    stores,
    environment: { LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '100000000' },
  });
  const http = new HttpCaller(service.baseUrl, { 'x-api-key': service.apiKey });
  const rows: Row[] = [];
  try {
    console.log(
      `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
    );
    const clip = sample(service);
    if (wanted('ready')) rows.push(await readyBench(service));
    if (wanted('box')) rows.push(...(await boxBench(clip)));
    if (wanted('probe')) rows.push(...(await probeBench(http, clip)));
    if (wanted('cache'))
      rows.push(
        ...(await cacheBench(http, await largeAnalysis(service, http), service.environment['REDIS_URL'] ?? '')),
      );
    if (wanted('auth')) rows.push(...(await authBench(stores)));
    if (wanted('batch')) rows.push(...(await batchBench(service, http, clip)));
    if (wanted('content')) rows.push(...(await contentBench(http, service)));
    if (wanted('facts')) rows.push(...(await factsBench(http, service)));
    if (wanted('overload')) rows.push(...(await overloadBench(stores)));
    if (wanted('quality')) rows.push(...(await qualityBench(http, service)));
    if (wanted('queue')) rows.push(...(await queueBench(service, http, stores)));
    if (wanted('reports')) rows.push(...reportsBench());
    if (wanted('upload')) rows.push(...(await uploadBench(service, service.pidOf('api'))));
    console.log(printed(rows));
  } finally {
    http.close();
    await service.stop();
    await stores.stop();
  }
  process.exit(rows.some((row) => row.peer && !row.peer.holds) ? 1 : 0);
}

/** Needs PostgreSQL alone, and a minute: it runs only when it is asked for. */
async function plansAlone(stores: StartedStores): Promise<void> {
  const rows = await planBench(stores).finally(() => stores.stop());
  console.log(`\n${printed(rows)}`);
  process.exit(rows.some((row) => row.peer && !row.peer.holds) ? 1 : 0);
}

/** A 350 KB MP4: BENCH_FILE, or one made here. */
function sample(service: Service): string {
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
async function largeAnalysis(service: Service, http: HttpCaller): Promise<string> {
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

/** From the start of the process to the first good answer, its stores being up. */
async function readyBench(service: Service): Promise<Row> {
  const port = String(Number(service.environment['PORT']) + 1);
  const began = performance.now();
  const child = service.spawn('api', { PORT: port, INSTANCE_ID: 'bench-ready' });
  await service.until(async () => (await fetch(`http://127.0.0.1:${port}/health/live`)).ok);
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  return {
    what: 'API ready once its stores are up',
    value: seconds,
    unit: 's',
    peer: { what: '2 s', ratio: seconds / 2, wanted: 'under 2 s', holds: seconds < 2 },
  };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
