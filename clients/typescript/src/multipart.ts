import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

/** A multipart body that is read while it is sent: nothing of the file is kept in memory. */
export interface Multipart {
  headers: Record<string, string>;
  body: ReadableStream<Uint8Array>;
}

/** A file by its path on this machine, or its bytes. */
export type LocalFile = string | Blob;

/**
 * Opens a file to be sent, as often as it has to be.
 * @param fields go before the file, so that the service knows them when the bytes arrive
 * @returns makes the body, from the first byte on
 */
export async function multipart(
  file: LocalFile,
  fields: Record<string, string>,
  onUpload?: (sent: number, total: number) => void,
): Promise<() => Multipart> {
  const blob = typeof file === 'string' ? await openAsBlob(file) : file;
  const name = typeof file === 'string' ? basename(file) : file instanceof File ? file.name : 'upload.bin';
  const boundary = `----ffprobe-api-${crypto.randomUUID()}`;
  const encode = new TextEncoder();
  const part = (disposition: string, rest = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n${rest}\r\n`;
  const text = Object.entries(fields).map(([field, value]) => `${part(`name="${quoted(field)}"`)}${value}\r\n`);
  const type = 'content-type: application/octet-stream\r\n';
  const head = encode.encode(`${text.join('')}${part(`name="file"; filename="${quoted(name)}"`, type)}`);
  const tail = encode.encode(`\r\n--${boundary}--\r\n`);
  const total = head.length + blob.size + tail.length;
  return () => {
    let sent = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        sent += chunk.length;
        controller.enqueue(chunk);
        onUpload?.(sent, total);
      },
    });
    return {
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': String(total) },
      body: new Blob([head, blob, tail]).stream().pipeThrough(counted),
    };
  };
}

/** As HTML has it for names in a form's header. */
const quoted = (name: string): string =>
  name.toWellFormed().replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
