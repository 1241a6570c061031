import type { OpenedFile } from '@app/ffmpeg';
import type { ByteRange, Piece } from '../manifest/manifest';

/** Bytes in a file that may be handed to a tool, until they are released. */
export interface OpenedPiece {
  file: OpenedFile;
  sizeBytes: number;
  release(): Promise<void>;
}

/** Where the manifests and segments of one stream come from: a folder of this machine, or origins behind the filtering proxy. */
export interface PackageSource {
  /** What the references of the first manifest are resolved against. */
  readonly base: string;
  /** The first manifest. */
  manifest(): Promise<Buffer>;
  /** The bytes of a small piece, and what its own references are resolved against. @throws ReferenceFailed */
  read(piece: Piece, maxBytes: number): Promise<{ bytes: Buffer; base: string }>;
  /** @throws ReferenceFailed */
  open(piece: Piece): Promise<OpenedPiece>;
  /** Size without reading; null where only reading would tell. */
  sizeOf(piece: Piece): Promise<number | null>;
  /** Names the bytes behind a reference without reading them; null where only reading would tell. */
  identityOf(ref: string): Promise<string | null>;
  /** The reference as it may be shown. */
  shown(ref: string): string;
}

export type ReferenceCode =
  | 'REFERENCE_OUTSIDE_ROOT'
  | 'REFERENCE_REMOTE'
  | 'REFERENCE_MISSING'
  | 'REFERENCE_EMPTY'
  | 'REFERENCE_TOO_LARGE'
  | 'REFERENCE_UNREACHABLE'
  | 'HTTP_STATUS';

/** One reference of a manifest could not be followed; the rest may stand. */
export class ReferenceFailed extends Error {
  constructor(
    readonly code: ReferenceCode,
    message: string,
  ) {
    super(message);
  }
}

export const mostSegmentBytes = 512 << 20;

/** Refuses what no box should be made for. */
export function checkedLength(range: ByteRange | null, available: number, maxBytes: number): ByteRange {
  const wanted = range ?? { offset: 0, length: available };
  if (wanted.length > maxBytes)
    throw new ReferenceFailed('REFERENCE_TOO_LARGE', `it is larger than ${maxBytes >> 20} MB`);
  return wanted;
}
