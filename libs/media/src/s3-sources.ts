import { CONFIG, type Config } from '@app/config';
import { storableText } from '@app/database';
import { S3_ACCESS, type S3Access } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { s3BucketNotAllowed, s3UrlMalformed, sourceNotAvailable } from './errors';
import type { ResolvedSource } from './source';
import type { S3Input } from './source-input';

/** Bucket naming rules of Amazon S3; nothing else could stand in a host name. */
const bucketName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const longestKeyBytes = 1024;

/** Objects of an S3 store as sources: read with the service's credentials, so only from buckets the operator opened. */
@Injectable()
export class S3Sources {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(S3_ACCESS) private readonly access: S3Access | null,
  ) {}

  /** @throws AppError NOT_AVAILABLE, S3_URL_MALFORMED, S3_BUCKET_NOT_ALLOWED */
  resolve(text: string): ResolvedSource {
    if (this.access === null) throw sourceNotAvailable({ kind: 's3' });
    const { bucket, key } = parseS3Url(text);
    if (!this.mayRead(bucket, key)) throw s3BucketNotAllowed({ bucket });
    return {
      input: { kind: 's3', bucket, key },
      view: {
        kind: 's3',
        name: storableText(key.split('/').findLast(Boolean) ?? bucket),
        url: storableText(`s3://${bucket}/${key}`),
        size_bytes: null,
        sha256: null,
        etag: null,
        last_modified: null,
      },
    };
  }

  /**
   * What a listing would look at.
   * @throws AppError NOT_AVAILABLE, S3_URL_MALFORMED, S3_BUCKET_NOT_ALLOWED
   */
  requirePrefix(text: string): { bucket: string; prefix: string } {
    if (this.access === null) throw sourceNotAvailable({ kind: 's3' });
    const { bucket, key: prefix } = parseS3Url(text, { prefix: true });
    if (!this.isOpen(bucket)) throw s3BucketNotAllowed({ bucket });
    return { bucket, prefix };
  }

  /**
   * Keys below a prefix that may be read, in the store's order, a page of up to 1000 at a time.
   * @param after key after which to begin
   * @throws AppError as {@link requirePrefix}, and what the store says
   */
  async *list(text: string, after: string | null): AsyncGenerator<string[]> {
    const { bucket, prefix } = this.requirePrefix(text);
    const client = this.access?.client;
    let last = after;
    for (;;) {
      // Loaded here alone: the package costs start-up time and memory where there is no such store.
      const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
      const page = await client?.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(last !== null && { StartAfter: last }) }),
      );
      const keys = (page?.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
      yield keys.filter((key) => !key.endsWith('/') && this.mayRead(bucket, key));
      last = keys.at(-1) ?? last;
      if (page?.IsTruncated !== true || keys.length === 0) return;
    }
  }

  private mayRead(bucket: string, key: string): boolean {
    const { STORAGE_DRIVER, S3_BUCKET, S3_PREFIX } = this.config;
    // What others uploaded is found by its id and owner alone, whatever the list says.
    const holdsUploads = STORAGE_DRIVER === 's3' && bucket === S3_BUCKET;
    if (holdsUploads && (S3_PREFIX === '' || `${asStoresMeanIt(key)}/`.startsWith(`${S3_PREFIX}/`))) return false;
    return this.isOpen(bucket);
  }

  private isOpen(bucket: string): boolean {
    const { S3_SOURCE_BUCKETS } = this.config;
    return S3_SOURCE_BUCKETS.includes('*') || S3_SOURCE_BUCKETS.includes(bucket);
  }
}

/** To S3 `//a//b` is another key than `a/b`; stores that keep objects as files, or clean paths, take the one for the other. */
function asStoresMeanIt(key: string): string {
  return key.replace(/\/+/g, '/').replace(/^\//, '');
}

/**
 * Reads `s3://bucket/key`. The key is taken literally, as S3 tools do: `%`, `?` and `#` are part of it.
 * @param options.prefix the key is the beginning of one: it may be empty or end with a slash
 * @throws AppError S3_URL_MALFORMED
 */
export function parseS3Url(text: string, { prefix = false } = {}): Pick<S3Input, 'bucket' | 'key'> {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]*)\/?(.*)$/is.exec(text) ?? [];
  const refuse = (reason: string) => s3UrlMalformed({ reason });
  if (!/^s3:\/\//i.test(text)) throw refuse('it does not begin with s3://');
  if (!bucketName.test(bucket)) throw refuse('its bucket is no bucket name');
  if (!prefix && (key === '' || key.endsWith('/'))) throw refuse('it names no object');
  if (Buffer.byteLength(key) > longestKeyBytes) throw refuse(`its key is longer than ${longestKeyBytes} bytes`);
  if (/[\p{Cc}\p{Cs}]/u.test(key)) throw refuse('its key has control characters');
  // On the way a URL drops these segments, and another object, or another bucket, would be meant.
  if (key.split('/').some((part) => part === '.' || part === '..')) throw refuse('its key has a . or .. segment');
  return { bucket, key };
}
