import type { BusboyFileStream } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import type { BodyBlock, TakenBody } from './large-body/taken-body';
import { receiveLargeMultipart } from './multipart';
import { Reception } from './multipart-reception';
import { PassThrough } from 'node:stream';

const boundary = 'one-boundary';
const part = (disposition: string, content: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const field = part('name="depth"', 'full');
const file = part('name="file"; filename="a.mp4"', 'film'.repeat(100));

/** A body in one block. */
function inOneBlock(body: string): { body: TakenBody; read: Promise<void> } {
  const bytes = Buffer.from(body);
  const blocks: BodyBlock[] = [{ bytes, after: (before) => Buffer.concat([before, bytes]), release: () => undefined }];
  let end!: () => void;
  const read = new Promise<void>((resolve) => (end = resolve));
  const next = () => {
    const block = blocks.shift() ?? null;
    if (block === null) end();
    return Promise.resolve(block);
  };
  return { body: { next, discard: () => undefined } as unknown as TakenBody, read };
}

it('of a body that is refused before its file comes, the file is not begun, however much of it has arrived', async () => {
  const begun: string[] = [];
  const store = (name: string) => Promise.resolve(void begun.push(name));
  const receive = (body: TakenBody) =>
    receiveLargeMultipart(
      { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } } as FastifyRequest,
      body,
      { store, discard: () => Promise.resolve() },
    );
  const good = inOneBlock(`${field}${file}--${boundary}--\r\n`);
  expect(await receive(good.body)).toMatchObject({ fields: { depth: 'full' } });
  expect(begun.splice(0)).toEqual(['a.mp4']);

  const bad = inOneBlock(`${field}${field}${file}--${boundary}--\r\n`);
  await expect(receive(bad.body)).rejects.toMatchObject({ code: 'MULTIPART_INVALID' });
  await bad.read;
  expect(begun).toEqual([]);
});

it('of a body that is refused and whose file comes in the same turn, the file is not begun', async () => {
  const begun: string[] = [];
  const reception = new Reception((name) => Promise.resolve(begun.push(name)));
  const stream = new PassThrough() as unknown as BusboyFileStream;
  reception.field('depth', 'quick', false);
  reception.field('depth', 'full', false);
  reception.file('file', stream, 'film.mp4');
  await expect(reception.refusal).rejects.toMatchObject({ code: 'MULTIPART_INVALID' });
  expect(begun).toEqual([]);
});
