import { Busboy } from '@fastify/busboy';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { boundaryOf, MultipartBlocks } from './multipart-blocks';
import type { BodyBlock } from './taken-body';

/** What a body is read as: its parts in the order they were told, or that it can't be read. */
interface Read {
  fields: string[];
  file: string | null;
  failed: boolean;
}

const boundary = 'x-7';
const parserOf = () =>
  new Busboy({ headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, limits: { files: 1 } });
const digest = (bytes: Buffer) => `${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`;

async function asStream(body: Buffer): Promise<Read> {
  const read: Read = { fields: [], file: null, failed: false };
  const parser = parserOf();
  parser.on('field', (name, value) => read.fields.push(`${name}=${value}`));
  parser.on('file', (name, stream) => {
    const chunks: Buffer[] = [];
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => (read.file = `${name} ${digest(Buffer.concat(chunks))}`));
  });
  await pipeline(Readable.from([body]), parser).catch(() => (read.failed = true));
  return kept(read);
}

/** Of a body that can't be read nothing is kept, whatever was seen of it. */
const kept = (read: Read): Read => (read.failed ? { fields: [], file: null, failed: true } : read);

/** Cut into blocks whose memory is spoilt when they are released, as it would be overwritten by what comes next. */
async function inBlocks(body: Buffer, cuts: number[]): Promise<Read> {
  const read: Read = { fields: [], file: null, failed: false };
  const pieces = [...cuts, body.length].map((end, index, ends) => body.subarray(ends[index - 1] ?? 0, end));
  let given = 0;
  const next = (): Promise<BodyBlock | null> => {
    const piece = pieces.shift();
    if (piece === undefined) return Promise.resolve(null);
    given += 1;
    const memory = Buffer.concat([Buffer.alloc(256), piece]);
    return Promise.resolve({
      bytes: memory.subarray(256),
      after: (bytes) => (bytes.copy(memory, 256 - bytes.length), memory.subarray(256 - bytes.length)),
      release: () => ((given -= 1), memory.fill('!')),
    });
  };
  const blocks = new MultipartBlocks({ next }, boundary);
  const parser = parserOf();
  let file: Promise<void> | undefined;
  parser.on('field', (name, value) => read.fields.push(`${name}=${value}`));
  parser.on('file', (name, stream) => {
    stream.on('error', () => undefined).resume();
    if (!blocks.begins()) throw new Error('a file where none can begin');
    file = (async () => {
      const chunks: Buffer[] = [];
      for await (const block of blocks.content) {
        chunks.push(Buffer.from(block.bytes));
        block.release();
      }
      read.file = `${name} ${digest(Buffer.concat(chunks))}`;
    })();
  });
  await blocks.parse(parser).catch(() => (read.failed = true));
  if (read.failed) blocks.content.fail(new Error('the body is bad'));
  await file?.catch(() => undefined);
  expect(given).toBe(0);
  return kept(read);
}

/** A generator of numbers below a limit, the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

const hint = 'content-disposition: form-data; name=';
const field = (value: string) => `--${boundary}\r\n${hint}"note"\r\n\r\n${value}\r\n`;
const file = (content: string) => `--${boundary}\r\n${hint}"file"; filename="a"\r\n\r\n${content}\r\n`;
const end = `--${boundary}--\r\n`;
/** What a search for delimiters and ends of headers may stumble over. */
const stones = [
  '\r',
  '\n',
  '\r\n',
  '\r\n\r\n',
  '--',
  '\r\n--',
  `\r\n--x`,
  `\r\n--x-`,
  'x-7',
  `--${boundary}`,
  'content',
  '-',
];

describe('a multipart body in blocks', () => {
  const bodies: Record<string, string> = {
    'a file': file('film') + end,
    'an empty file': file('') + end,
    'fields before and after': field('one') + file('film') + field('two') + end,
    'a field of blank lines': field('\r\n\r\n\r\n\r\n') + file('film') + end,
    'content that begins with blank lines': file('\r\n\r\n\r\n\r\nfilm') + end,
    'content that looks like a delimiter, and is none': file(`\r\n--x-\r\r\n--x\r\n`) + end,
    'text before the first part, and after the last': `hello\r\n\r\n${file('film')}${end}goodbye\r\n\r\n`,
    'a second file': file('film') + file('other') + end,
    'no end': file('film'),
    'cut in the content': `--${boundary}\r\n${hint}"file"; filename="a"\r\n\r\nfil`,
    'cut in the header': `--${boundary}\r\n${hint}"file"; file`,
    'no file': field('one') + end,
    'a header without a body': `--${boundary}\r\n${hint}"file"; filename="a"\r\n${end}`,
    'no header': `--${boundary}\r\n\r\nfilm\r\n${file('film')}${end}`,
    nothing: '',
  };

  it.each(Object.entries(bodies))('is read as the same as a stream, wherever it is cut: %s', async (_name, text) => {
    const body = Buffer.from(text);
    const wanted = await asStream(body);
    for (let cut = 1; cut < body.length; cut += 1) expect([cut, await inBlocks(body, [cut])]).toEqual([cut, wanted]);
    const everyByte = Array.from({ length: Math.max(0, body.length - 1) }, (_, index) => index + 1);
    expect(await inBlocks(body, everyByte)).toEqual(wanted);
  });

  it('is read as the same as a stream, whatever its parts contain', async () => {
    const number = numbers(7);
    const text = () => Array.from({ length: number(12) }, () => stones[number(stones.length)] ?? '').join('');
    for (let round = 0; round < 400; round += 1) {
      const parts = Array.from({ length: 1 + number(3) }, () => (number(2) === 0 ? field(text()) : file(text())));
      const body = Buffer.from((number(4) === 0 ? text() : '') + parts.join('') + (number(8) === 0 ? text() : end));
      const cuts = [...new Set(Array.from({ length: number(5) }, () => 1 + number(body.length)))].sort((a, b) => a - b);
      const wanted = await asStream(body);
      const got = await inBlocks(
        body,
        cuts.filter((cut) => cut < body.length),
      );
      const told = [round, JSON.stringify(body.toString()), cuts];
      expect([...told, got]).toEqual([...told, wanted]);
    }
  });

  it('is given up when too much comes before its file, and its memory is free', async () => {
    const body = Buffer.from(field('\r\n\r\n'.repeat(10_000)) + file('film') + end);
    expect(await inBlocks(body, [20_000])).toEqual({ fields: [], file: null, failed: true });
  });

  it('knows boundaries that can be read in one way only', () => {
    expect(boundaryOf('multipart/form-data; boundary=----WebKitFormBoundaryAb12')).toBe('----WebKitFormBoundaryAb12');
    expect(boundaryOf('Multipart/Form-Data; boundary="a.b+c"')).toBe('a.b+c');
    for (const odd of [
      'multipart/form-data',
      'multipart/form-data; boundary=a; charset=x',
      'multipart/form-data; boundary="a',
    ])
      expect(boundaryOf(odd)).toBeNull();
  });
});
