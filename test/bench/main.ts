/* npm run bench: the service beside the floors, in one run. Brings up its own stack; nothing else should run meanwhile. */
import { cpus, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import { type StartedStores, startStores } from '../support/stores';
import { Service } from '../support/service';
import { boxBench } from './box-bench';
import { authBench } from './auth-bench';
import { batchBench } from './batch-bench';
import { cacheBench } from './cache-bench';
import { callersBench } from './callers-bench';
import { contentBench } from './content-bench';
import { factsBench } from './facts-bench';
import { HttpCaller } from './http-caller';
import { printed, type Row } from './measure';
import { ladderBench } from './ladder-bench';
import { overloadBench } from './overload-bench';
import { planBench } from './plan-bench';
import { probeBench } from './probe-bench';
import { qualityBench } from './quality-bench';
import { queueBench } from './queue-bench';
import { reportsBench } from './reports-bench';
import { largeAnalysis, sample } from './samples';
import { soakBench } from './soak-bench';
import { sseBench } from './sse-bench';
import { uploadBench } from './upload-bench';

async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const wanted = (name: string) => only.length === 0 || only.includes(name);
  const soakMinutes = minutesOfSoak(only);
  const stores = await startStores();
  if (only.length === 1 && only[0] === 'plans') return plansAlone(stores);
  const service = await Service.start('bench', {
    stores,
    // Heartbeats of tests are far more frequent than those of a service.
    environment: { LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '100000000', HEARTBEAT_MS: '1500' },
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
    const large = await largeAnalysis(service, http);
    if (wanted('cache')) rows.push(...(await cacheBench(http, large, service.environment['REDIS_URL'] ?? '')));
    if (wanted('callers')) rows.push(...(await callersBench(service, http, { clip, large, stores })));
    if (wanted('auth')) rows.push(...(await authBench(stores)));
    if (wanted('batch')) rows.push(...(await batchBench(service, http, clip)));
    if (wanted('content')) rows.push(...(await contentBench(http, service)));
    if (wanted('facts')) rows.push(...(await factsBench(http, service)));
    if (wanted('ladder')) rows.push(...(await ladderBench(http, service)));
    if (wanted('overload')) rows.push(...(await overloadBench(stores)));
    if (wanted('quality')) rows.push(...(await qualityBench(http, service)));
    if (wanted('queue')) rows.push(...(await queueBench(service, http, stores)));
    if (wanted('reports')) rows.push(...reportsBench());
    if (wanted('sse')) rows.push(...(await sseBench(stores)));
    if (wanted('upload')) rows.push(...(await uploadBench(service, service.pidOf('api'))));
    if (soakMinutes !== null) rows.push(...(await soakBench(service, http, { clip, large, minutes: soakMinutes })));
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

/** `soak [minutes]` runs only when it is asked for; ten minutes unless told. Null when it is not. @throws for minutes that are none */
function minutesOfSoak(only: readonly string[]): number | null {
  const place = only.indexOf('soak');
  if (place < 0) return null;
  const minutes = Number(/^[\d.]+$/.exec(only[place + 1] ?? '')?.[0] ?? 10);
  if (!(minutes > 0)) throw new Error(`npm run bench -- soak [minutes]: ${only[place + 1]} is no number of minutes`);
  return minutes;
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
