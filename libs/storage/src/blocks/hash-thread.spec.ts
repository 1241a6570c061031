import { createHash } from 'node:crypto';
import { HashThread } from './hash-thread';

it('what was begun in a thread that ended fails, and is not hashed in part by the next', async () => {
  const thread = new HashThread();
  const [one, other] = [thread.begin(), thread.begin()];
  await one.update(Buffer.from('first '));
  await expect(other.update(7 as never)).rejects.toThrow('must be');
  await expect(one.update(Buffer.from('second'))).rejects.toThrow('the hashing thread ended');
  await expect(one.digest()).rejects.toThrow('the hashing thread ended');
  one.forget();

  const next = thread.begin();
  await next.update(Buffer.from('second'));
  expect(await next.digest()).toBe(createHash('sha256').update('second').digest('hex'));
});
