import type { OpenedFile } from '@app/ffmpeg';
import type { PackageFiles } from '@app/media';
import { urlOf } from '@app/outbound';
import { relative } from 'node:path';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ByteRange, Piece } from '../manifest/manifest';
import {
  checkedLength,
  mostSegmentBytes,
  type OpenedPiece,
  type PackageSource,
  ReferenceFailed,
} from './package-source';
import type { Workspace } from './workspace';

type Found = OpenedFile & { identity: string };

/** A package in a folder of this machine: it reads nothing but files below the media root of its manifest. */
export class LocalPackage implements PackageSource {
  readonly base: string;
  private readonly known = new Map<string, Promise<Found>>();

  constructor(
    private readonly files: PackageFiles,
    private readonly opened: OpenedFile,
    private readonly workspace: Workspace,
    private readonly signal: AbortSignal,
  ) {
    this.base = pathToFileURL(opened.path).href;
  }

  async manifest(): Promise<Buffer> {
    return this.bytes(this.opened, { offset: 0, length: this.opened.size });
  }

  async read({ ref, range }: Piece, maxBytes: number): Promise<{ bytes: Buffer; base: string }> {
    const file = await this.find(ref);
    return {
      bytes: await this.bytes(file, checkedLength(range, file.size, maxBytes)),
      base: pathToFileURL(file.path).href,
    };
  }

  async open({ ref, range }: Piece): Promise<OpenedPiece> {
    const file = await this.find(ref);
    const isWhole = range === null || (range.offset === 0 && range.length === file.size);
    if (file.size === 0) throw new ReferenceFailed('REFERENCE_EMPTY', 'it is an empty file');
    if (isWhole) return { file, sizeBytes: file.size, release: async () => undefined };
    const bytes = await this.bytes(file, checkedLength(range, file.size, mostSegmentBytes));
    if (bytes.length < range.length)
      throw new ReferenceFailed(
        'REFERENCE_EMPTY',
        `its range ends behind the file (${bytes.length} of ${range.length} bytes)`,
      );
    return this.workspace.keep(bytes, this.signal);
  }

  async sizeOf({ ref, range }: Piece): Promise<number | null> {
    if (range) return range.length;
    return this.find(ref).then(
      ({ size }) => size,
      () => null,
    );
  }

  async identityOf(ref: string): Promise<string | null> {
    return this.find(ref).then(
      ({ identity }) => identity,
      () => null,
    );
  }

  shown(ref: string): string {
    const path = pathOf(ref);
    if (path === null) return ref;
    const from = relative(dirname(this.opened.path), path);
    // How far up a reference of a stranger climbs is no secret; where our folders lie is.
    return from.startsWith('../') ? `${'../'.repeat(from.split('../').length - 1)}…` : from;
  }

  private find(ref: string): Promise<Found> {
    const before = this.known.get(ref);
    if (before) return before;
    const found = this.lookFor(ref);
    this.known.set(ref, found);
    return found;
  }

  private async lookFor(ref: string): Promise<Found> {
    const path = pathOf(ref);
    if (path === null)
      throw new ReferenceFailed(
        'REFERENCE_REMOTE',
        'it is no path: a package on this machine is read from this machine alone',
      );
    const found = await this.files.find(this.opened.path, path);
    if (found === 'outside') throw new ReferenceFailed('REFERENCE_OUTSIDE_ROOT', 'it leads out of the media root');
    if (found === 'missing')
      throw new ReferenceFailed('REFERENCE_MISSING', 'there is no such file (or it is a link or a folder)');
    const { dev, ino, sizeBytes, modifiedMs, changedMs } = found;
    return {
      path: found.path,
      dev,
      ino,
      size: sizeBytes,
      identity: [dev, ino, sizeBytes, modifiedMs, changedMs].join(':'),
    };
  }

  private async bytes(file: OpenedFile, range: ByteRange): Promise<Buffer> {
    const bytes = await this.files.read(file, range);
    if (bytes === null) throw new ReferenceFailed('REFERENCE_MISSING', 'it was replaced while it was read');
    return bytes;
  }
}

/** The path a reference means; null for anything but a path. A query is no part of a file's name. */
function pathOf(ref: string): string | null {
  const url = urlOf(ref);
  if (url === null || url.protocol !== 'file:' || url.host !== '') return null;
  url.search = '';
  url.hash = '';
  try {
    return fileURLToPath(url);
  } catch {
    return null;
  }
}
