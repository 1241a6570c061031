import type { Busboy, BusboyFileStream } from '@fastify/busboy';
import { multipartInvalid, senderGone } from './multipart-errors';

export type MultipartParser = InstanceType<typeof Busboy>;

export interface Received<T> {
  file: T;
  fields: Record<string, string>;
}

/** What the parser of a multipart body finds: exactly one file, in the field `file`, and short text fields. */
export class Reception<T> {
  private readonly fields: Record<string, string> = Object.create(null) as Record<string, string>;
  private stored: Promise<T> | undefined;
  private stream: BusboyFileStream | undefined;
  private refused = false;
  private reject!: (error: unknown) => void;
  readonly refusal = new Promise<never>((_resolve, reject) => (this.reject = reject));

  /** @param store takes the file to its resting place */
  constructor(private readonly store: (name: string, stream: BusboyFileStream) => Promise<T>) {
    this.refusal.catch(() => undefined);
  }

  file(field: string, stream: BusboyFileStream, name: string | undefined): void {
    // A stream nobody listens to must not end the process; its failure is seen by whoever stores it.
    stream.on('error', () => undefined);
    if (this.refused) {
      // What is refused may have been answered already, and nobody would wait for what became of the file.
      stream.resume();
      return;
    }
    if (field !== 'file' || this.stored) {
      stream.resume();
      this.refuse(
        field === 'file'
          ? 'send exactly one file.'
          : `the file belongs in the field "file", not "${field.slice(0, 50)}".`,
      );
      return;
    }
    this.stream = stream;
    this.stored = this.store(name || 'unnamed', stream);
    this.stored.catch((error: unknown) => this.refuseFor(error));
  }

  field(name: string, value: string, cut: boolean): void {
    if (cut) this.refuse(`the field "${name.slice(0, 50)}" is too long.`);
    else if (name in this.fields) this.refuse(`the field "${name.slice(0, 50)}" is there twice.`);
    else this.fields[name] = value;
  }

  refuse(reason: string): void {
    this.refuseFor(multipartInvalid({ reason }));
  }

  /** Known at once: a parser may find the next part before anybody who waits is told. */
  private refuseFor(error: unknown): void {
    this.refused = true;
    this.reject(error);
  }

  async complete(): Promise<Received<T>> {
    if (!this.stored) throw multipartInvalid({ reason: 'it has no part "file".' });
    const file = await Promise.race([this.stored, this.refusal]);
    return { file, fields: { ...this.fields } };
  }

  /** What had been stored when the body turned out bad. */
  async abandon(): Promise<T | undefined> {
    // The parser leaves its file stream open when the sender goes away; whoever stores it would wait for ever.
    this.stream?.destroy(senderGone({}));
    return this.stored?.catch(() => undefined);
  }
}
