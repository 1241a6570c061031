import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { rootCertificates } from 'node:tls';
import type { ReadUrl } from '../object-store';

export interface S3Settings {
  /** null: AWS itself */
  endpoint: string | null;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** bucket in the path instead of the host name */
  forcePathStyle: boolean;
  /** PEM certificates trusted besides Node's roots */
  ca: readonly string[];
}

const connectTimeoutMs = 5_000;
const answerTimeoutMs = 60_000;
/** A reader that takes its time holds its connection. */
const mostConnections = 512;
/** What Signature Version 4 allows in a query (practice): one week. */
const longestLifetimeSec = 604_800;

/** The S3 store with the service's credentials: a client, and URLs that read one object for a while. */
export class S3Access {
  readonly client: S3Client;

  constructor(private readonly settings: S3Settings) {
    const agent = { keepAlive: true, maxSockets: mostConnections };
    this.client = new S3Client({
      ...(settings.endpoint !== null && { endpoint: settings.endpoint }),
      region: settings.region,
      credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
      forcePathStyle: settings.forcePathStyle,
      // Checksums in trailers are AWS's own; other stores refuse them or keep them as content.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: connectTimeoutMs,
        requestTimeout: answerTimeoutMs,
        throwOnRequestTimeout: true,
        httpAgent: agent,
        httpsAgent: { ...agent, ...(settings.ca.length > 0 && { ca: [...rootCertificates, ...settings.ca] }) },
      },
    });
  }

  /** A presigned GET URL. Nothing is asked of the store: a missing object shows when it is read. */
  async readUrl(bucket: string, key: string, lifetimeSec: number): Promise<ReadUrl> {
    const url = await getSignedUrl(this.client, new GetObjectCommand({ Bucket: bucket, Key: key }), {
      expiresIn: Math.min(Math.ceil(lifetimeSec), longestLifetimeSec),
    });
    return { url, allow: this.settings.endpoint === null ? [] : [placeOf(new URL(url))] };
  }
}

function placeOf(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}
