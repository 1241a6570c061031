import { Turnstile } from './turnstile';

describe('Turnstile', () => {
  it('lets so many in at a time, all in their turn, and refuses who would wait too long', async () => {
    const turnstile = new Turnstile(2, 2, () => new Error('full'));
    const leave: (() => void)[] = [];
    let inside = 0;
    let most = 0;
    const visit = () =>
      turnstile.pass(async () => {
        most = Math.max(most, (inside += 1));
        await new Promise<void>((resolve) => leave.push(resolve));
        inside -= 1;
      });
    const visits = [visit(), visit(), visit(), visit()];
    await expect(visit()).rejects.toThrow('full');
    for (const [index] of visits.entries()) {
      leave[index]?.();
      await visits[index];
    }
    expect(most).toBe(2);
  });

  it('frees the place of work that failed', async () => {
    const turnstile = new Turnstile(1, 0, () => new Error('full'));
    await expect(turnstile.pass(() => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    await expect(turnstile.pass(async () => 'in')).resolves.toBe('in');
  });
});
