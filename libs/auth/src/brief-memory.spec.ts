import { BriefMemory } from './brief-memory';

describe('BriefMemory', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
  afterEach(() => jest.useRealTimers());

  it('looks up once for simultaneous questions, and again after its time', async () => {
    const memory = new BriefMemory<string>(1_000, 10);
    const lookUp = jest.fn(async () => 'found');
    expect(await Promise.all([memory.get('a', lookUp), memory.get('a', lookUp)])).toEqual(['found', 'found']);
    expect(memory.peek('a')).toBe('found');
    expect(lookUp).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1_001);
    expect(memory.peek('a')).toBeUndefined();
    await memory.get('a', lookUp);
    expect(lookUp).toHaveBeenCalledTimes(2);
  });

  it('counts the time from the question, not from a slow answer', async () => {
    const memory = new BriefMemory<string>(1_000, 10);
    await memory.get('a', async () => {
      jest.advanceTimersByTime(900);
      return 'slow';
    });
    jest.advanceTimersByTime(200);
    expect(memory.peek('a')).toBeUndefined();
  });

  it('does not remember that there is none', async () => {
    const memory = new BriefMemory<string>(1_000, 10);
    expect(await memory.get('a', async () => null)).toBeNull();
    expect(await memory.get('a', async () => 'made meanwhile')).toBe('made meanwhile');
  });

  it('does not keep an answer that was asked for before it was told to forget', async () => {
    const memory = new BriefMemory<string>(1_000, 10);
    let answer: (value: string) => void = () => undefined;
    const early = memory.get('a', () => new Promise((resolve) => (answer = resolve)));
    memory.forget('a');
    answer('revoked since');
    await early;
    expect(memory.peek('a')).toBeUndefined();
  });

  it('goes on after a lookup failed', async () => {
    const memory = new BriefMemory<string>(1_000, 10);
    await expect(memory.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await memory.get('a', async () => 'back')).toBe('back');
  });

  it('forgets the oldest beyond its size', async () => {
    const memory = new BriefMemory<string>(1_000, 2);
    for (const key of ['a', 'b', 'c']) await memory.get(key, async () => key);
    expect(['a', 'b', 'c'].map((key) => memory.peek(key))).toEqual([undefined, 'b', 'c']);
  });
});
