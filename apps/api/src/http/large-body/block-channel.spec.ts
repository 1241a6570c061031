import { BlockChannel } from './block-channel';

const blocksOf = (channel: BlockChannel, held: Set<number>, count: number) => {
  for (let n = 0; n < count; n += 1) {
    held.add(n);
    channel.push({ bytes: Buffer.from([n]), release: () => void held.delete(n) });
  }
};

describe('a channel of blocks', () => {
  it('that fails keeps none, though all had come and nobody ever took one', () => {
    const [channel, held] = [new BlockChannel(), new Set<number>()];
    blocksOf(channel, held, 2);
    channel.end();
    channel.fail(new Error('the disk is full'));
    blocksOf(channel, held, 1);
    expect(held.size).toBe(0);
  });

  it('that fails before all is taken is not taken for whole', async () => {
    const [channel, held] = [new BlockChannel(), new Set<number>()];
    blocksOf(channel, held, 2);
    channel.end();
    const taker = channel[Symbol.asyncIterator]();
    (await taker.next()).value?.release();
    channel.fail(new Error('the rest of the body is bad'));
    await expect(taker.next()).rejects.toThrow('the rest of the body is bad');
    expect(held.size).toBe(0);
  });
});
