import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { type Hashing, HashThread } from './hash-thread';

const shared = (text: string) => {
  const bytes = Buffer.from(new SharedArrayBuffer(text.length));
  bytes.write(text);
  return bytes;
};
const update = (hashing: Hashing, bytes: Uint8Array) => promisify(hashing.update.bind(hashing))(bytes);

it('what was begun in a thread that ended fails, and is not hashed in part by the next', async () => {
  const thread = new HashThread();
  const [one, other] = [thread.begin(), thread.begin()];
  await update(one, shared('first '));
  const beyond = { buffer: new SharedArrayBuffer(1), byteOffset: 0, length: 2 } as Uint8Array;
  await expect(update(other, beyond)).rejects.toThrow('Invalid typed array length');
  await expect(update(one, shared('second'))).rejects.toThrow('the hashing thread ended');
  await expect(one.digest()).rejects.toThrow('the hashing thread ended');
  one.forget();

  const next = thread.begin();
  await update(next, shared('second'));
  expect(await next.digest()).toBe(createHash('sha256').update('second').digest('hex'));
});
