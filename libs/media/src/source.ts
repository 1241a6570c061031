import type { SourceInput } from './source-input';

/** What a caller named, as it is shown again: without secrets. */
export interface SourceView {
  kind: 'file_path' | 'upload' | 'url' | 's3' | 'hls' | 'dash';
  /** display name: data from outside, never a path to open */
  name: string;
  file_path?: string;
  url?: string;
  upload_id?: string;
  size_bytes: number | null;
  /** lower-case hex; null while unknown */
  sha256: string | null;
  etag?: string | null;
  /** of a stream: the rendition that is meant, by its id in the ladder */
  rendition?: string;
  /** of a compared side: what was found when it was opened */
  picture?: { width: number | null; height: number | null; bit_rate_bps: number | null };
  /** as the origin sent it (RFC 9110 8.8.2); null when it sent none */
  last_modified?: string | null;
}

/** One way of naming media; exactly one field is set. */
export interface SourceRequest {
  file_path?: string;
  upload_id?: string;
  url?: string;
  headers?: Record<string, string>;
  s3?: string;
}

/** A named source that was found: how it is shown, and where its bytes are. */
export interface ResolvedSource {
  view: SourceView;
  input: SourceInput;
}
