/** Where an analysis takes its bytes from, as stored with the job. Private: it holds paths and keys. */
export type SourceInput = LocalFileInput | UploadInput | UrlInput | S3Input;

/** A file below a media root, as it was when it was named: the worker opens it again and compares. */
export interface LocalFileInput {
  kind: 'file_path';
  path: string;
  dev: number;
  ino: number;
  sizeBytes: number;
  modifiedMs: number;
  /** last change of the inode */
  changedMs: number;
  /** It is the manifest of a stream: what it names is read, too. */
  isManifest?: true;
}

export interface UploadInput {
  kind: 'upload';
  uploadId: string;
  storageKey: string;
  sizeBytes: number;
  sha256: string;
  /** sent with the request itself: goes when its analysis goes */
  ownedByAnalysis: boolean;
}

/** A URL with its headers, sealed: both may hold credentials. */
export interface UrlInput {
  kind: 'url';
  /** names URL and headers without telling them: the same for the same; absent from jobs of older versions */
  key?: string;
  /** seals the JSON of {@link UrlSecret} */
  sealed: string;
}

/** An object of the operator's S3 store; the credentials are the service's own and never stored. */
export interface S3Input {
  kind: 's3';
  bucket: string;
  key: string;
}

/** What is sealed of a URL source. */
export interface UrlSecret {
  url: string;
  headers: Record<string, string>;
}
