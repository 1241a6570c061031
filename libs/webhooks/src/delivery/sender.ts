import { CONFIG, type Config, serviceVersion } from '@app/config';
import { storableText } from '@app/database';
import { SafeFetcher, type SafeResponseStream } from '@app/outbound';
import { Inject, Injectable } from '@nestjs/common';
import { signatures } from '../secrets/signature';
import type { Destination } from './destinations';

const replyBytes = 4096;

/** What a receiver answered. */
export interface Answer {
  status: number;
  /** Until the headers of the answer. */
  durationMs: number;
  /** The first 4 KB of its body as text. */
  reply: string;
}

/** Sends one signed message through the outbound door: no redirect is followed and no more than 4 KB of the answer read. */
@Injectable()
export class Sender {
  constructor(
    private readonly fetcher: SafeFetcher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws AppError as SafeFetcher does */
  async send(
    { url, secrets }: Destination,
    message: { id: string; body: string; at: Date },
    signal: AbortSignal,
  ): Promise<Answer> {
    const { id, body } = message;
    const timestampSec = Math.floor(message.at.getTime() / 1000);
    const begun = performance.now();
    const answer = await this.fetcher.stream(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': `ffprobe-api/${serviceVersion}`,
        'webhook-id': id,
        'webhook-timestamp': String(timestampSec),
        'webhook-signature': signatures(secrets, id, timestampSec, body),
      },
      body,
      timeoutMs: this.config.WEBHOOK_TIMEOUT_MS,
      maxResponseBytes: replyBytes,
      oversize: 'truncate',
      redirect: 'refuse',
      signal,
    });
    const durationMs = Math.round(performance.now() - begun);
    return { status: answer.status, durationMs, reply: await beginningOf(answer) };
  }
}

/** The status is the answer: a body that breaks off or never ends changes nothing. */
async function beginningOf({ chunks }: SafeResponseStream): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (length >= replyBytes) break;
    }
  } catch {
    // What came until then is kept.
  }
  return storableText(Buffer.concat(parts).subarray(0, replyBytes).toString('utf8'));
}
