import { bench } from './bench';
import { answer, isGenuine } from './receiver';

describe('secrets', () => {
  it('sign both during a rotation, the new one alone after it', async () => {
    const webhook = await bench.client.subscribe(bench.receiver.at('/rotating', answer(200)));
    const rotated = await bench.client.rotate(`${webhook.id}/rotate-secret`);
    expect(rotated.previous_secret_until).not.toBeNull();
    await bench.client.test(webhook);
    const [both] = bench.receiver.to('/rotating');
    expect(both?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    expect(both && [webhook.secret, rotated.secret].map((secret) => isGenuine(both, secret))).toEqual([true, true]);

    const alone = await bench.client.rotate(`${webhook.id}/rotate-secret`, 0);
    expect(alone.previous_secret_until).toBeNull();
    expect(await bench.service.auditOf(webhook.id)).toEqual(Array(2).fill('webhook.secret-rotated'));
    await bench.client.test(webhook);
    const [, message] = bench.receiver.to('/rotating');
    expect(
      message && [webhook.secret, rotated.secret, alone.secret].map((secret) => isGenuine(message, secret)),
    ).toEqual([false, false, true]);
    await bench.client.unsubscribe(webhook);
  });

  it('end when their overlap ends', async () => {
    const webhook = await bench.client.subscribe(bench.receiver.at('/overlap', answer(200)));
    const { previous_secret_until: until } = await bench.client.rotate(`${webhook.id}/rotate-secret`, 1);
    await bench.service.until(async () => Date.now() > Date.parse(until ?? ''));
    await bench.client.test(webhook);
    const [message] = bench.receiver.to('/overlap');
    expect(message && isGenuine(message, webhook.secret)).toBe(false);
    await bench.client.unsubscribe(webhook);
  });

  it('of requests rotate, too', async () => {
    const before = (await bench.service.json<{ secret: string }>('/api/v1/webhooks/signing-secret')).body.secret;
    const after = await bench.client.rotate('signing-secret/rotate');
    const analysisId = await bench.analyse({ webhook_url: bench.receiver.at('/request-rotated', answer(200)) });
    await bench.service.until(async () => (await bench.client.deliveriesAbout(analysisId))[0]?.status === 'delivered');
    const [message] = bench.receiver.to('/request-rotated');
    expect(message && [before, after.secret].map((secret) => isGenuine(message, secret))).toEqual([true, true]);
  });
});
