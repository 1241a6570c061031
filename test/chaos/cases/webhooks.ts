import { answer, type Behaviour, Receiver } from '../../integration/webhooks/receiver';
import { type Delivery, type Webhook, WebhookClient } from '../../integration/webhooks/webhook-client';
import type { ChaosCase } from '../case';

const gigabyte = 1024 ** 3;

/** Answers with a gigabyte, as far as anybody reads it. */
function endlessReply(sent: { bytes: number }): Behaviour {
  const piece = Buffer.alloc(64 * 1024, 'x');
  return (reply) => {
    reply.writeHead(200, { 'content-length': String(gigabyte) });
    const more = () => {
      while (!reply.destroyed && sent.bytes < gigabyte) {
        sent.bytes += piece.length;
        if (!reply.write(piece)) return void reply.once('drain', more);
      }
      reply.end();
    };
    more();
  };
}

export const badReceivers: ChaosCase = {
  number: 36,
  title: 'receivers of webhooks answer 500, hang, redirect to a private address, reply 1 GB',
  expected: 'retried and dead-lettered, the redirect not followed, 4 KB read; a good receiver waits for none of them',
  smoke: true,
  run: async (world) => {
    const { receiver } = world;
    const client = new WebhookClient(world.service);
    const inside = await Receiver.start();
    const sent = { bytes: 0 };
    let broken = true;
    const addresses = {
      good: receiver.at('/36-good', answer(200)),
      'answering 500': receiver.at('/36-500', (reply, count) => answer(broken ? 500 : 200)(reply, count)),
      hanging: receiver.at('/36-hanging', () => undefined),
      redirecting: receiver.at(
        '/36-redirecting',
        (reply) => void reply.writeHead(307, { location: inside.at('/secret', answer(200)) }).end(),
      ),
      'replying 1 GB': receiver.at('/36-gigabyte', endlessReply(sent)),
    };
    const webhooks: [string, Webhook][] = [];
    for (const [name, url] of Object.entries(addresses))
      webhooks.push([name, await client.subscribe(url, { events: ['analysis.completed'] })]);
    try {
      const began = Date.now();
      const [id = ''] = await world.submit('plain.mp4', 1);
      await world.untilDone([id]);
      await world.service.until(async () => receiver.to('/36-good').length === 1);
      const goodMs = Date.now() - began;
      const ended: Record<string, Delivery | undefined> = {};
      for (const [name, webhook] of webhooks) {
        await world.service.until(async () => (await client.deliveriesOf(webhook))[0]?.status !== 'pending');
        ended[name] = (await client.deliveriesOf(webhook))[0];
      }
      broken = false;
      const failed = ended['answering 500'];
      await world.service.post(`/api/v1/webhooks/deliveries/${failed?.id}/redeliver`, {});
      const [, mended] = webhooks[1] ?? [];
      await world.service.until(
        async () => mended !== undefined && (await client.deliveriesOf(mended))[0]?.status === 'delivered',
      );
      const heads = receiver.to('/36-500').map(({ headers }) => headers['webhook-id']);
      const told = Object.entries(ended).map(
        ([name, delivery]) => `${name}: ${delivery?.status} after ${delivery?.attempts} ${delivery?.error?.code ?? ''}`,
      );
      const is = (name: string, status: string, attempts: number) =>
        ended[name]?.status === status && ended[name]?.attempts === attempts;
      return {
        got: `${told.join('; ').replaceAll(' ;', ';').trim()}; the good one after ${goodMs} ms; ${inside.messages.length} requests inside; ${Math.round(sent.bytes / 1024 ** 2)} MB of the gigabyte sent; redelivered under the same id`,
        holds:
          is('good', 'delivered', 1) &&
          is('answering 500', 'dead', 3) &&
          is('hanging', 'dead', 3) &&
          is('redirecting', 'dead', 3) &&
          is('replying 1 GB', 'delivered', 1) &&
          inside.messages.length === 0 &&
          sent.bytes < 64 * 1024 ** 2 &&
          goodMs < 5_000 &&
          heads.length === 4 &&
          new Set(heads).size === 1,
      };
    } finally {
      for (const [, webhook] of webhooks) await client.unsubscribe(webhook);
      await inside.stop();
    }
  },
};

export const killedWhileDelivering: ChaosCase = {
  number: 37,
  title: 'the workers are killed between a delivery and its record',
  expected: 'delivered again under the same id, with the same body',
  run: async (world) => {
    const { receiver } = world;
    const client = new WebhookClient(world.service);
    const url = receiver.at('/37', (reply, count) => {
      if (count === 1) for (const name of ['worker-a', 'worker-b']) world.worker(name).kill('SIGKILL');
      answer(200)(reply, count);
    });
    const webhook = await client.subscribe(url, { events: ['analysis.completed'] });
    try {
      await world.submit('plain.mp4', 1);
      await world.service.until(async () => receiver.to('/37').length === 1);
      await Promise.all(['worker-a', 'worker-b'].map((name) => world.killWorker(name)));
      const [unrecorded] = await client.deliveriesOf(webhook);
      world.reviveWorkers();
      await world.service.until(async () => (await client.deliveriesOf(webhook))[0]?.status === 'delivered');
      const messages = receiver.to('/37');
      const ids = new Set(messages.map(({ headers }) => headers['webhook-id']));
      const bodies = new Set(messages.map(({ body }) => body));
      return {
        got: `${unrecorded?.status} after the kill; ${messages.length} messages, ${ids.size} id, ${bodies.size} body`,
        holds: unrecorded?.status === 'pending' && messages.length === 2 && ids.size === 1 && bodies.size === 1,
      };
    } finally {
      await client.unsubscribe(webhook);
      world.reviveWorkers();
      await world.untilWorkersAlive(2);
    }
  },
};
