/** Where an analysis takes its bytes from, as stored with the job. Private: it holds paths and keys. */
export type MediaInput = LocalFileInput | UploadInput;

/** A file below a media root, as it was when it was named: the worker opens it again and compares. */
export interface LocalFileInput {
  kind: 'file_path';
  path: string;
  dev: string;
  ino: string;
  sizeBytes: number;
  modifiedMs: number;
}

export interface UploadInput {
  kind: 'upload';
  uploadId: string;
  storageKey: string;
  sizeBytes: number;
  sha256: string;
}

/** A local file that was checked and may be handed to a tool as a descriptor. */
export interface OpenableFile {
  path: string;
  dev: bigint;
  ino: bigint;
  sizeBytes: number;
}
