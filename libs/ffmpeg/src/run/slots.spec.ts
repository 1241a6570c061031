import { Slots } from './slots';

describe('Slots', () => {
  it('lets in as many as there are and the rest in order', async () => {
    const slots = new Slots(1);
    const release = await slots.acquire();
    const order: string[] = [];
    const second = slots.acquire().then((free) => (order.push('second'), free));
    const third = slots.acquire().then((free) => (order.push('third'), free));
    expect(slots.waiting).toBe(2);
    release();
    release();
    (await second)();
    (await third)();
    expect(order).toEqual(['second', 'third']);
    expect(slots.waiting).toBe(0);
  });

  it('forgets a waiter that gave up', async () => {
    const slots = new Slots(1);
    const release = await slots.acquire();
    const cancel = new AbortController();
    const waiting = slots.acquire(cancel.signal);
    cancel.abort(new Error('gave up'));
    await expect(waiting).rejects.toThrow('gave up');
    release();
    (await slots.acquire())();
  });

  it('refuses all once closed', async () => {
    const slots = new Slots(1);
    await slots.acquire();
    const waiting = slots.acquire();
    slots.close(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    await expect(slots.acquire()).rejects.toThrow('closed');
  });
});
