import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg } from '../capabilities';
import { identifyFile, ToolRunner } from '../run';
import { mp4Boxes } from './mp4-boxes';
import type { DistantFile } from './run-parser';
import { waveWrapper } from './wrapper';

const megabyte = 1 << 20;

function box(type: string, payload: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + payload.length);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, payload]);
}

describe('our own parsers on a file that lies elsewhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parts-'));
  const runner = new ToolRunner({ sandbox: 'prefer' });
  const { signal } = new AbortController();
  beforeAll(() => runner.start());
  afterAll(async () => {
    await runner.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const make = (name: string, ...args: string[]): Buffer => {
    const path = join(folder, name);
    const ffmpeg = findFfmpeg({ configured: process.env['FFMPEG_PATH'] }) ?? 'ffmpeg';
    execFileSync(ffmpeg, ['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', ...args, path]);
    return readFileSync(path);
  };
  const distant = (bytes: Buffer): DistantFile & { asked: number[] } => {
    const asked: number[] = [];
    const read = (offset: number, length: number) => {
      asked.push(length);
      return Promise.resolve(bytes.subarray(offset, offset + length));
    };
    return { sizeBytes: bytes.length, read, asked };
  };
  const keep = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return identifyFile(join(folder, name));
  };

  it('say the same of it as of the file, and fetch little: a movie whose index stands behind 40 MB', async () => {
    const clip = make('clip.mp4', '-i', 'testsrc=s=64x48:r=25:d=2', '-c:v', 'libx264');
    const moov = clip.indexOf('moov') - 4;
    const movie = Buffer.concat([
      clip.subarray(0, moov),
      box('free', Buffer.alloc(40 * megabyte)),
      clip.subarray(moov),
    ]);
    const of = distant(movie);
    const facts = await mp4Boxes(runner, of, signal);
    expect(facts).toMatchObject({ hasMoov: true, faststart: false, fragmented: false, encrypted: false });
    expect(facts).toEqual(await mp4Boxes(runner, keep('movie.mp4', movie), signal));
    expect(of.asked.length).toBeLessThanOrEqual(4);
    expect(of.asked.reduce((sum, length) => sum + length, 0)).toBeLessThan(megabyte);
  });

  it('read a wave file, whose chunks stand on both sides of its samples', async () => {
    const wave = make('tone.wav', '-i', 'sine=d=60', '-write_bext', '1', '-metadata', 'description=here');
    const facts = await waveWrapper(runner, distant(wave), signal);
    expect(facts?.variant).toBe('BWF');
    expect(facts).toEqual(await waveWrapper(runner, keep('tone.wav', wave), signal));
  });

  it('tell of a movie in many fragments what stands before them, and not how many there are', async () => {
    const clip = make('fragments.mp4', '-i', 'testsrc=s=64x48:r=25:d=2', '-movflags', '+frag_keyframe+empty_moov');
    const fragment = Buffer.concat([box('moof', Buffer.alloc(8)), box('mdat', Buffer.alloc(3 * megabyte))]);
    const head = clip.subarray(0, clip.indexOf('moof') - 4);
    const of = distant(Buffer.concat([head, ...Array<Buffer>(12).fill(fragment)]));
    expect(await mp4Boxes(runner, of, signal)).toMatchObject({
      hasMoov: true,
      faststart: true,
      fragmented: true,
      encrypted: false,
      walked: false,
      complete: false,
      tracks: [{ handler: 'vide' }],
    });
    expect(of.asked.length).toBeLessThanOrEqual(6);
  });

  it('learn nothing of what would take many parts, or where bytes can’t be had', async () => {
    const fragment = Buffer.concat([box('moof', Buffer.alloc(8)), box('mdat', Buffer.alloc(4 * megabyte))]);
    const of = distant(Buffer.concat([box('ftyp', Buffer.from('isom')), ...Array<Buffer>(8).fill(fragment)]));
    expect(await mp4Boxes(runner, of, signal)).toBeNull();
    expect(of.asked.length).toBeLessThanOrEqual(6);
    expect(of.asked.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(8 * megabyte);
    const closed: DistantFile = { sizeBytes: 1000, read: () => Promise.resolve(null) };
    expect(await mp4Boxes(runner, closed, signal)).toBeNull();
    // a size beyond any disk is only claimed
    const ftyp = Buffer.concat([box('ftyp', Buffer.from('isom')), box('free', Buffer.alloc(megabyte))]);
    const claimed: DistantFile = { sizeBytes: 2 ** 53 - 1, read: (from, length) => Promise.resolve(from > 0 ? null : ftyp.subarray(0, length)) }; // prettier-ignore
    expect(await mp4Boxes(runner, claimed, signal)).toBeNull();
    const short: DistantFile = { sizeBytes: 1000, read: () => Promise.resolve(Buffer.alloc(3)) };
    expect(await mp4Boxes(runner, short, signal)).toBeNull();
  });
});
