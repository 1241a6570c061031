import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { MediaRoots } from './media-roots';
import type { LocalFileInput } from './source-input';

/** The files of a package on this machine: what its manifest names, below the media root it lies in. */
@Injectable()
export class PackageFiles {
  private readonly roots: MediaRoots;

  constructor(@Inject(CONFIG) config: Config) {
    this.roots = new MediaRoots(config.MEDIA_ROOTS);
  }

  /** @param manifest real path of the manifest @param path absolute path of what it names */
  find(manifest: string, path: string): Promise<LocalFileInput | 'outside' | 'missing'> {
    return this.roots.findBeside(manifest, path);
  }

  /** Bytes of a file that was found; null when it is no longer the one that was. Fewer than asked for at its end. */
  async read(
    found: Pick<LocalFileInput, 'path' | 'dev' | 'ino'>,
    { offset, length }: { offset: number; length: number },
  ): Promise<Buffer | null> {
    const file = await open(found.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
      () => null,
    );
    if (!file) return null;
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.dev !== found.dev || stat.ino !== found.ino) return null;
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, stat.size - offset)));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
}
