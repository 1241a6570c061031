import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg, findFfprobe } from '../capabilities';
import { identifyFile, ToolRunner } from '../run';
import { Ffprobe } from './ffprobe';
import { type MediaInput } from './media-input';
import { spsBomb } from './testing/sps-bomb';
import { keptCapabilities } from '../../../../test/support/kept-capabilities';

const media = { video: 'testsrc2=size=320x240:rate=25:duration=2', audio: 'sine=frequency=440:duration=2' };

describe.each(['packaged', '/usr/bin/ffprobe'])('ffprobe (%s)', (which) => {
  const runner = new ToolRunner({ sandbox: 'require' });
  let folder: string;
  let ffprobe: Ffprobe;
  const at = (name: string) => join(folder, name);
  const input = (name: string): MediaInput => ({ kind: 'file', file: identifyFile(at(name)), name: 'My film.mp4' });
  const make = async (name: string, args: string[]) => {
    const sources = ['-f', 'lavfi', '-i', media.video, '-f', 'lavfi', '-i', media.audio];
    const program = findFfmpeg({ configured: process.env['FFMPEG_PATH'] }) ?? '';
    const command = ['-v', 'error', ...sources, '-c:v', 'mpeg4', '-g', '12', '-c:a', 'aac', ...args, at(name)];
    const made = await runner.runTool({ program, args: command, writableDir: folder });
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  };

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'probe-')));
    const path = which === 'packaged' ? findFfprobe() : findFfprobe({ configured: which });
    ffprobe = new Ffprobe(runner, await keptCapabilities(runner, path ?? '', 'ffprobe'));
    await make('whole.mp4', ['-metadata', 'title=A < B', '-movflags', '+faststart']);
    await make('whole.ts', []);
    const whole = readFileSync(at('whole.mp4'));
    writeFileSync(at('cut.mp4'), whole.subarray(0, whole.length / 2));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await runner.close();
  });

  it('gives format, streams and the source its own name', async () => {
    const { raw, messages, figures } = await ffprobe.probe(input('whole.mp4'), { count_packets: true });
    expect(raw).toMatchObject({
      format: { filename: 'My film.mp4', nb_streams: 2, duration: '2.000000', tags: { title: 'A < B' } },
      streams: [{ codec_name: 'mpeg4', width: 320, nb_read_packets: '50' }, { codec_name: 'aac' }],
      chapters: [],
      programs: [],
    });
    expect(messages).toEqual([]);
    expect(figures.command.join(' ')).toMatch(/-protocol_whitelist file .*-max_pixels 36000000 .*\/proc\/self\/fd\/3$/);
    expect(figures.cpuSeconds).toBeGreaterThan(0);
    expect(JSON.stringify(figures)).not.toContain(folder);
  });

  it('keeps what is said about a damaged file that ends well', async () => {
    const { raw, messages } = await ffprobe.probe(input('cut.mp4'), { count_frames: true });
    expect(raw['streams']).toHaveLength(2);
    expect(messages.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
    expect(JSON.stringify(messages)).not.toMatch(/0x[0-9a-f]{6}|proc\/self/);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'MEDIA_INVALID'],
    ['text', Buffer.from('once upon a time '.repeat(500)), 'MEDIA_INVALID'],
    ['noise', Buffer.from(Array.from({ length: 9_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 255)), 'MEDIA_INVALID'],
    [
      'a head without its index',
      Buffer.from('0000001c6674797069736f6d0000020069736f6d69736f32', 'hex'),
      'MEDIA_TRUNCATED',
    ],
    ['a concat script', Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'\n"), 'MEDIA_FORMAT_NOT_ALLOWED'],
    [
      'a session description',
      Buffer.from('v=0\r\nc=IN IP4 127.0.0.1\r\nm=video 9 RTP/AVP 96\r\n'),
      'MEDIA_FORMAT_NOT_ALLOWED',
    ],
    [
      'an MPD',
      Buffer.from(
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011"></MPD>',
      ),
      'MEDIA_FORMAT_NOT_ALLOWED',
    ],
  ])('refuses %s named .mp4 with the tool’s own words', async (_name, bytes, code) => {
    writeFileSync(at('strange.mp4'), bytes);
    const failure = await ffprobe.probe(input('strange.mp4')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, category: 'media' });
    expect((failure as Error).message).not.toMatch(/proc\/self|probe-/);
  });

  it('never takes a playlist for media', async () => {
    writeFileSync(at('list.mp4'), '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nwhole.ts\n#EXT-X-ENDLIST\n');
    // Newer builds do not even recognise a playlist without its file name's ending, and say so.
    await expect(ffprobe.probe(input('list.mp4'))).rejects.toMatchObject({ code: 'MEDIA_FORMAT_NOT_ALLOWED' });
  });

  it('stops a picture of 16000x16000 in 131 bytes before its memory is taken', async () => {
    writeFileSync(at('bomb.h264'), spsBomb(16_000, 16_000));
    writeFileSync(at('small.h264'), spsBomb(160, 160));
    const limits = { memoryBytes: 8 * 2 ** 30, cpuSeconds: 20 };
    await expect(ffprobe.probe(input('bomb.h264'), {}, { limits })).rejects.toMatchObject({
      code: 'MEDIA_PICTURE_TOO_LARGE',
    });
    const { raw } = await ffprobe.probe(input('small.h264'));
    expect(raw).toMatchObject({ streams: [{ width: 160, height: 160 }] });
  });

  it('names the limit that ended it', async () => {
    const ended = (limits: object, options = {}) =>
      ffprobe.probe(input('whole.mp4'), options, { limits }).catch((error: unknown) => error);
    expect(await ended({ timeoutMs: 1 })).toMatchObject({ code: 'PROBE_TIMEOUT', category: 'media' });
    expect(await ended({ maxStdoutBytes: 100 })).toMatchObject({ code: 'PROBE_OUTPUT_LIMIT', category: 'media' });
    const cancelled = ffprobe.probe(input('whole.mp4'), {}, { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
  });

  it('notices that the file was replaced', async () => {
    const before = input('whole.ts');
    await make('other.ts', []);
    const swapped: MediaInput = {
      kind: 'file',
      file: { ...identifyFile(at('other.ts')), path: at('whole.ts') },
      name: 'x',
    };
    await expect(ffprobe.probe(swapped)).rejects.toMatchObject({ code: 'MEDIA_CHANGED', category: 'media' });
    await expect(ffprobe.probe(before)).resolves.toBeDefined();
  });

  it('streams packets line by line', async () => {
    const lines: string[] = [];
    await ffprobe.packets(input('whole.mp4'), { select_streams: 'v' }, (some) => void lines.push(...some));
    expect(lines).toHaveLength(50);
    expect(lines[0]).toMatch(/^0,0\.000000,0\.000000,0\.040000,\d+,\d+,K_/);
    expect(lines.filter((line) => /,K_+$/.test(line))).toHaveLength(5);
  });

  it('reads the first frames and no more', async () => {
    const { frames } = await ffprobe.frames(input('whole.mp4'), {}, { streams: 'v:0', count: 3 });
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.length).toBeLessThanOrEqual(3);
    expect(frames[0]).toMatchObject({ media_type: 'video', key_frame: 1, width: 320 });
  });

  it('reads parts as one file', async () => {
    const whole = readFileSync(at('whole.ts'));
    writeFileSync(at('1.ts'), whole.subarray(0, 188 * 300));
    writeFileSync(at('2.ts'), whole.subarray(188 * 300));
    const files = [identifyFile(at('1.ts')), identifyFile(at('2.ts'))];
    const { raw } = await ffprobe.probe({ kind: 'parts', files, name: 'segments' }, { count_packets: true });
    const direct = await ffprobe.probe(input('whole.ts'), { count_packets: true });
    expect(raw['streams']).toEqual(direct.raw['streams']);
  });

  it('refuses options that are no numbers or specifiers', async () => {
    const options = [{ probe_size_bytes: 1 }, { select_streams: 'v -i /etc/passwd' }, { read_intervals: '%+x' }];
    for (const option of options) {
      await expect(ffprobe.probe(input('whole.mp4'), option)).rejects.toMatchObject({ code: 'FFPROBE_OPTION_INVALID' });
    }
  });
});
