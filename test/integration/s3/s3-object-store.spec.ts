import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { S3ObjectStore } from '../../../libs/storage/src/s3/s3-object-store';
import { ObjectServer } from './object-server';

const mebibyte = 1024 * 1024;
const Bucket = 'own';
let server: ObjectServer;
let store: S3ObjectStore;
beforeAll(async () => {
  server = await ObjectServer.start([Bucket]);
  store = new S3ObjectStore(server.access, Bucket, 'media/own');
});
afterAll(() => server.stop());
beforeEach(() => void (server.requests.length = 0));

async function keys(): Promise<(string | undefined)[]> {
  const { Contents = [] } = await server.access.client.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key }) => Key);
}

/** Chunks of a sender, who may break off with an error after them. */
function sender(chunks: Buffer[], end?: Error): Readable {
  return Readable.from(
    (async function* () {
      await Promise.resolve();
      yield* chunks;
      if (end) throw end;
    })(),
  );
}

describe('S3ObjectStore', () => {
  it.each([
    ['in one piece', 3, 0],
    ['in parts', 18, 3],
  ])('keeps what was put %s below its prefix, gives a range back and deletes it', async (_, sizeMib, parts) => {
    const bytes = randomBytes(sizeMib * mebibyte);
    const chunks = Array.from({ length: sizeMib }, (__, at) => bytes.subarray(at * mebibyte, (at + 1) * mebibyte));
    expect(await store.put('uploads/a', sender(chunks), { maxBytes: bytes.length })).toEqual({
      key: 'uploads/a',
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(server.asked('PUT', 'partNumber=')).toHaveLength(parts);
    expect([await keys(), await store.sizeBytes('uploads/a')]).toEqual([['media/own/uploads/a'], bytes.length]);
    expect((await buffer(await store.get('uploads/a'))).equals(bytes)).toBe(true);
    const range = await buffer(await store.get('uploads/a', { start: 7, end: 2_000_000 }));
    expect(range.equals(bytes.subarray(7, 2_000_001))).toBe(true);
    await store.delete('uploads/a');
    await store.delete('uploads/a');
    expect([await keys(), await store.sizeBytes('uploads/a')]).toEqual([[], null]);
    await expect(store.get('uploads/a')).rejects.toMatchObject({ code: 'OBJECT_GONE' });
  });

  it.each([
    ['too large in one piece', 2, undefined, 'UPLOAD_TOO_LARGE', 0],
    ['too large in parts', 20, undefined, 'UPLOAD_TOO_LARGE', 1],
    ['broken off in one piece', 1, new Error('gone'), undefined, 0],
    ['broken off in parts', 17, new Error('gone'), undefined, 1],
  ])('leaves nothing of an upload that is %s', async (_, sizeMib, end, code, aborts) => {
    const chunk = randomBytes(mebibyte);
    const maxBytes = end ? 100 * mebibyte : sizeMib * mebibyte - 1;
    const failure = store.put('uploads/b', sender(Array<Buffer>(sizeMib).fill(chunk), end), { maxBytes });
    await expect(failure).rejects.toMatchObject(end ? { message: 'gone' } : { code });
    expect(await keys()).toEqual([]);
    expect(server.asked('DELETE', 'uploadId=')).toHaveLength(aborts);
    expect(server.asked('POST', 'uploadId=')).toEqual([]);
  });

  it('signs URLs that mean the same object whatever its key holds', async () => {
    const key = 'a b/Ünï +%2e%41 (1)\'!*~&=;,$@:"/100%';
    await store.put(key, Readable.from([Buffer.from('odd')]));
    const link = await store.readUrl(key, 60);
    expect(new URL(link.url).href).toBe(link.url);
    expect(link.allow).toEqual([`127.0.0.1:${server.port}`]);
    expect(await (await fetch(link.url, { headers: { range: 'bytes=1-2' } })).text()).toBe('dd');
    expect(new URL(link.url).searchParams.get('X-Amz-Expires')).toBe('60');
    await store.delete(key);
  });

  it('says that the storage is away', async () => {
    const other = await ObjectServer.start([Bucket]);
    const away = new S3ObjectStore(other.access, 'no-such-bucket', '');
    const put = () => away.put('c', Readable.from([Buffer.from('x')]));
    await expect(put()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE', category: 'unavailable' });
    await other.fall();
    await expect(put()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    await expect(away.sizeBytes('c')).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    await other.stop();
  });
});
