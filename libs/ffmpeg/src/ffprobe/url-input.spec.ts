import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg, findFfprobe } from '../capabilities';
import { ToolRunner } from '../run';
import { Ffprobe } from './ffprobe';
import type { MediaInput } from './media-input';
import { keptCapabilities } from '../../../../test/support/kept-capabilities';

describe.each(['require', 'off'] as const)('a URL, sandbox %s', (sandbox) => {
  const runner = new ToolRunner({ sandbox });
  const asked: { line: string; authorization: string | undefined }[] = [];
  let folder: string;
  let socket: string;
  let ffprobe: Ffprobe;
  const path = () => join(folder, 'film.ts');
  const note = (request: IncomingMessage) =>
    asked.push({ line: `${request.method} ${request.url}`, authorization: request.headers['proxy-authorization'] });
  const proxy = createServer((request, response) => {
    note(request);
    if (request.url?.includes('missing')) response.writeHead(404).end();
    else if (request.url?.includes('locked') && !request.headers['proxy-authorization'])
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="job"' }).end();
    else if (request.url?.endsWith('.m3u8'))
      response.end('#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\nseg.ts\n#EXT-X-ENDLIST\n');
    else {
      response.writeHead(200, { 'content-length': statSync(path()).size });
      createReadStream(path()).pipe(response);
    }
  });
  proxy.on('connect', (request: IncomingMessage, client: NodeJS.WritableStream) => {
    note(request);
    client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const url = (target: string, proxyCredentials?: string): MediaInput => ({
    kind: 'url',
    url: target,
    network: { proxySocketPath: socket, ...(proxyCredentials ? { proxyCredentials } : {}) },
    name: 'https://example.com/shown.ts',
  });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'url-'));
    socket = join(folder, 'proxy');
    const args = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=duration=1:size=160x120', '-c:v', 'mpeg2video', path()];
    expect(
      await runner.runTool({
        program: findFfmpeg({ configured: process.env['FFMPEG_PATH'] }) ?? '',
        args,
        writableDir: folder,
      }),
    ).toMatchObject({
      exitCode: 0,
    });
    ffprobe = new Ffprobe(
      runner,
      await keptCapabilities(runner, findFfprobe({ boxed: sandbox === 'require' }) ?? '', 'ffprobe'),
    );
    await new Promise<void>((resolve) => proxy.listen(socket, resolve));
  });
  beforeEach(() => void asked.splice(0));
  afterAll(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
    rmSync(folder, { recursive: true });
    await runner.close();
  });

  it('is reached through the proxy alone, even one on this machine', async () => {
    const { raw, figures } = await ffprobe.probe(url('http://127.0.0.1:9/film.ts'));
    expect(raw).toMatchObject({
      format: { filename: 'https://example.com/shown.ts' },
      streams: [{ codec_name: 'mpeg2video' }],
    });
    expect(asked[0]?.line).toBe('GET http://127.0.0.1:9/film.ts');
    expect(figures.command.slice(-2)).toEqual(['-i', 'https://example.com/shown.ts']);
  });

  it('may be a playlist, whose segments take the same way', async () => {
    const { raw } = await ffprobe.probe(url('http://example.com:443/list.m3u8'));
    expect(raw).toMatchObject({ format: { format_name: 'hls' } });
    expect(new Set(asked.map(({ line }) => line))).toEqual(
      new Set(['GET http://example.com:443/list.m3u8', 'GET http://example.com:443/seg.ts']),
    );
  });

  it('is no playlist where only a single file will do', async () => {
    const input = { ...url('http://example.com:443/list.m3u8'), singleFile: true };
    await expect(ffprobe.probe(input)).rejects.toMatchObject({ category: 'media' });
    expect(new Set(asked.map(({ line }) => line))).toEqual(new Set(['GET http://example.com:443/list.m3u8']));
  });

  it('proves itself to the proxy', async () => {
    await ffprobe.probe(url('http://example.com/locked.ts', 'job:secret'));
    const proof = `Basic ${Buffer.from('job:secret').toString('base64')}`;
    expect(asked.at(-1)?.authorization).toBe(proof);
  });

  it('asks the proxy for a tunnel for https', async () => {
    await expect(ffprobe.probe(url('https://example.com/film.ts'))).rejects.toMatchObject({
      code: 'MEDIA_UNREACHABLE',
    });
    expect(asked[0]?.line).toBe('CONNECT example.com:443');
  });

  it('that answers 404 is unreachable media', async () => {
    const failure = await ffprobe.probe(url('http://example.com/missing.ts')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'MEDIA_UNREACHABLE', category: 'media' });
    expect((failure as Error).message).toContain('404');
  });

  it('can’t lead to a file', async () => {
    writeFileSync(join(folder, 'local.ts'), 'local');
    await expect(ffprobe.probe(url(`file:${folder}/local.ts`))).rejects.toMatchObject({ category: 'media' });
    expect(asked).toEqual([]);
  });
});
