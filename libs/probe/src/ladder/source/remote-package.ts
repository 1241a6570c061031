import { askThroughProxy, type ProxiedAnswer, redactUrl } from '@app/outbound';
import { Readable } from 'node:stream';
import type { Piece } from '../manifest/manifest';
import {
  checkedLength,
  mostSegmentBytes,
  type OpenedPiece,
  type PackageSource,
  ReferenceFailed,
} from './package-source';
import type { Workspace } from './workspace';

export const mostManifestBytes = 16 << 20;

/** A stream on the net: everything comes through one job of the filtering proxy, whose budgets and verdict stand over all of it. */
export class RemotePackage implements PackageSource {
  base: string;

  constructor(
    private readonly door: { url: string; socketPath: string },
    private readonly workspace: Workspace,
    private readonly signal: AbortSignal,
  ) {
    this.base = door.url;
  }

  async manifest(): Promise<Buffer> {
    const { bytes, base } = await this.read({ ref: this.door.url, range: null }, mostManifestBytes);
    this.base = base;
    return bytes;
  }

  async read(piece: Piece, maxBytes: number): Promise<{ bytes: Buffer; base: string }> {
    const answer = await this.ask(piece, maxBytes);
    const parts: Buffer[] = [];
    for await (const part of bodyOf(answer, piece, maxBytes)) parts.push(part);
    return { bytes: Buffer.concat(parts), base: answer.url };
  }

  async open(piece: Piece): Promise<OpenedPiece> {
    const answer = await this.ask(piece, mostSegmentBytes);
    const kept = await this.workspace.keep(Readable.from(bodyOf(answer, piece, mostSegmentBytes)), this.signal);
    if (kept.sizeBytes === 0) throw new ReferenceFailed('REFERENCE_EMPTY', 'its origin sent no byte');
    return kept;
  }

  async sizeOf({ range }: Piece): Promise<number | null> {
    return range?.length ?? null;
  }

  async identityOf(): Promise<string | null> {
    return null;
  }

  shown(ref: string): string {
    const folder = this.base.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
    const from = ref.startsWith(folder) ? ref.slice(folder.length) : ref;
    return redactUrl(from);
  }

  private async ask({ ref, range }: Piece, maxBytes: number): Promise<ProxiedAnswer> {
    if (range) checkedLength(range, range.length, maxBytes);
    const { socketPath } = this.door;
    let answer: ProxiedAnswer;
    try {
      answer = await askThroughProxy({ socketPath, url: ref, range, signal: this.signal });
    } catch (error) {
      this.signal.throwIfAborted();
      throw new ReferenceFailed('REFERENCE_UNREACHABLE', error instanceof Error ? error.message : 'no answer');
    }
    if (answer.status === 200 || answer.status === 206) return answer;
    answer.body.destroy();
    throw new ReferenceFailed('HTTP_STATUS', `it was answered with ${answer.status}`);
  }
}

/** The asked-for part of a body, of which an origin without ranges sends the whole; more than the limit is a failure. */
async function* bodyOf({ body, status }: ProxiedAnswer, { range }: Piece, maxBytes: number): AsyncGenerator<Buffer> {
  let toSkip = range !== null && status === 200 ? range.offset : 0;
  let left = range?.length ?? maxBytes;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      const from = Math.min(toSkip, chunk.length);
      toSkip -= from;
      if (range === null && chunk.length - from > left)
        throw new ReferenceFailed('REFERENCE_TOO_LARGE', `it is larger than ${maxBytes >> 20} MB`);
      const wanted = chunk.subarray(from, from + left);
      left -= wanted.length;
      if (wanted.length > 0) yield wanted;
      if (range !== null && left === 0) return;
    }
  } catch (error) {
    if (error instanceof ReferenceFailed) throw error;
    throw new ReferenceFailed('REFERENCE_UNREACHABLE', 'the connection broke off');
  } finally {
    body.destroy();
  }
}
