import { identifyFile } from '@app/ffmpeg';
import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OpenedPiece } from './package-source';

/** A folder of one attempt for the pieces it looks at; each goes when it was looked at, the folder when the attempt ends. */
export class Workspace {
  private count = 0;

  private constructor(private readonly folder: string) {}

  static async use<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'ffprobe-api-ladder-'));
    try {
      return await work(new Workspace(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Keeps a stream as a file. */
  async keep(bytes: Readable | Buffer, signal: AbortSignal): Promise<OpenedPiece> {
    const path = join(this.folder, String((this.count += 1)));
    await pipeline(Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes, createWriteStream(path, { mode: 0o600 }), {
      signal,
    });
    const file = identifyFile(path);
    return { file, sizeBytes: file.size, release: () => rm(path, { force: true }) };
  }
}
