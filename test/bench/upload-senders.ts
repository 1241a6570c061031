import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Service } from '../support/service';

const bareSender = join(__dirname, 'bare-sender.py');

/** Uploads a file with a sender that costs these processors little; another machine's would cost them nothing. @returns the upload's id */
export function sendBare({ baseUrl, apiKey }: Service, file: string): Promise<string> {
  const { hostname, port } = new URL(baseUrl);
  return idOf('python3', [bareSender, 'send', file, hostname, port, apiKey]);
}

/** Uploads a file with curl, which takes more of the processors than the service's own writing. @returns the upload's id */
export function sendByCurl({ baseUrl, apiKey }: Service, file: string): Promise<string> {
  return idOf('curl', [...curlOf(file), '-H', `X-API-Key: ${apiKey}`, `${baseUrl}/api/v1/uploads`]);
}

/** Seconds that curl takes to send a file to one who throws it away. */
export async function secondsOfCurlAlone(file: string): Promise<number> {
  const sink = spawn('python3', [bareSender, 'sink'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(sink.stdout, 'data')) as [Buffer];
  const began = performance.now();
  execFileSync('curl', [...curlOf(file), `http://127.0.0.1:${port.toString().trim()}/`]);
  return (performance.now() - began) / 1000;
}

function curlOf(file: string): string[] {
  return ['-sS', '-F', `file=@${file}`];
}

function idOf(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const sender = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    sender.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    sender.once('error', reject);
    sender.once('close', (code) => {
      const id = /"upload_id":"([^"]+)"/.exec(said)?.[1];
      // A refusal is quicker than an upload: it must not be taken for one.
      if (code === 0 && id !== undefined) resolve(id);
      else reject(new Error(`${command} ended with ${code} and said: ${said}`));
    });
  });
}
