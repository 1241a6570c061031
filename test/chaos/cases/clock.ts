import { answer } from '../../integration/webhooks/receiver';
import { WebhookClient } from '../../integration/webhooks/webhook-client';
import { allCompletedOnce, type ChaosCase } from '../case';

const wrongClock = { NODE_OPTIONS: `--require ${require.resolve('../world/skewed-clock.cjs')}` };

export const clockAway: ChaosCase = {
  number: 38,
  title: "one worker's clock is five minutes off",
  expected: "each completed once; every time is the database's",
  run: async (world) => {
    const client = new WebhookClient(world.service);
    const webhook = await client.subscribe(world.receiver.at('/clock', answer(200)), {
      events: ['analysis.completed'],
    });
    await world.killWorker('worker-b', 'SIGTERM');
    world.startWorker('worker-b', wrongClock);
    await world.untilWorkersAlive(2);
    try {
      const together = await world.submit('slow.mp4', 30);
      const first = await allCompletedOnce(world, together);
      // Alone: what it does is its own.
      await world.killWorker('worker-a', 'SIGTERM');
      const alone = await world.submit('slow.mp4', 8);
      const second = await allCompletedOnce(world, alone);
      const [off] = await world.query<{ rows: string }>(
        `SELECT count(*) AS rows FROM analyses WHERE id = ANY($1) AND
           greatest(abs(extract(epoch FROM processed_at - now())), abs(extract(epoch FROM started_at - now()))) > 150`,
        [[...together, ...alone]],
      );
      await world.service.until(async () => world.receiver.to('/clock').length >= 38);
      const misdated = world.receiver
        .to('/clock')
        .filter(({ headers, atMs }) => Math.abs(Number(headers['webhook-timestamp']) - atMs / 1000) > 60);
      return {
        got: `${first.got}; by it alone ${second.got}; ${off?.rows} rows and ${misdated.length} webhooks with times of the wrong clock`,
        holds: first.holds && second.holds && off?.rows === '0' && misdated.length === 0,
      };
    } finally {
      await client.unsubscribe(webhook);
      await world.killWorker('worker-b', 'SIGTERM');
      world.reviveWorkers();
      await world.untilWorkersAlive(2);
    }
  },
};
