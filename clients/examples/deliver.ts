/*
 * May this file be delivered? Sends it, follows the job to its end, prints the verdict.
 *   FFPROBE_API_URL=http://127.0.0.1:8080 FFPROBE_API_KEY=… node deliver.js film.mp4 [policy]
 * Exit code: 0 pass or warn, 1 fail, 2 not evaluated or error.
 */
import { ApiProblem, FfprobeApi } from '@ffprobe-api/client';

const [file = '', policy = 'playable'] = process.argv.slice(2);
const api = new FfprobeApi({
  baseUrl: process.env['FFPROBE_API_URL'] ?? 'http://127.0.0.1:8080',
  apiKey: process.env['FFPROBE_API_KEY'] ?? null,
});

async function deliver(): Promise<number> {
  const analysis = await api.probeFile(
    file,
    { policy },
    {
      onUpload: (sent, total) => console.error(`sent ${Math.floor((100 * sent) / total)} %`),
      onProgress: ({ stage, fraction }) =>
        console.error(`${stage ?? (fraction === 1 ? 'done' : 'waiting')} ${Math.floor(100 * (fraction ?? 0))} %`),
    },
  );
  if (!analysis.verdict) {
    console.error(`${analysis.status}: ${analysis.error?.code} ${analysis.error?.detail}`);
    return 2;
  }
  for (const { id, result, message } of analysis.verdict.rules)
    if (result !== 'pass' && result !== 'not_applicable') console.log(`${result}: ${id}: ${message}`);
  console.log(analysis.verdict.result);
  return { pass: 0, warn: 0, fail: 1, not_evaluated: 2 }[analysis.verdict.result];
}

deliver().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof ApiProblem ? `refused: ${error.status} ${error.code}: ${error.message}` : error);
    process.exit(2);
  },
);
