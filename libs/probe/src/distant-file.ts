import type { DistantFile } from '@app/ffmpeg';
import { askThroughProxy } from '@app/outbound';
import type { OpenSource } from './probe-source';

/** A remote source as our own parsers read it: by ranges, through the job of the proxy that the tools read it through. */
export function distantFile(
  { input, facts }: Pick<OpenSource, 'input' | 'facts'>,
  signal: AbortSignal,
): DistantFile | null {
  const { sizeBytes } = facts();
  if (input.kind !== 'url' || sizeBytes === null) return null;
  const door = { socketPath: input.network.proxySocketPath, url: input.url, signal };
  return { sizeBytes, read: (offset, length) => rangeOf(door, { offset, length }) };
}

/** Null where the origin has no ranges or the connection breaks: what the tools read decides over the analysis. */
async function rangeOf(
  door: { socketPath: string; url: string; signal: AbortSignal },
  range: { offset: number; length: number },
): Promise<Buffer | null> {
  try {
    const { status, body } = await askThroughProxy({ ...door, range });
    const parts: Buffer[] = [];
    let left = status === 206 || (status === 200 && range.offset === 0) ? range.length : 0;
    // leaving the loop destroys what is left of the body
    for await (const chunk of body as AsyncIterable<Buffer>) {
      parts.push(chunk.subarray(0, left));
      left -= Math.min(left, chunk.length);
      if (left === 0) break;
    }
    return Buffer.concat(parts);
  } catch {
    door.signal.throwIfAborted();
    return null;
  }
}
