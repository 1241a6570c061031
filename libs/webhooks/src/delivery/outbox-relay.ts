import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { publicType } from '../event-types';
import { Pulse } from '../pulse';
import { EventSubjects } from '../subjects/event-subjects';
import { Deliverer } from './deliverer';

const batch = 200;
const gapMs = 100;
/** Who waits for the job that ended reads its result first. */
const leadMs = 20;

interface Event {
  id: string;
  type: string;
  subjectId: string;
}

/** Turns events of the outbox into deliveries, each exactly once: both are written in one transaction, and several workers share the rows. */
@Injectable()
export class OutboxRelay {
  private readonly pulse: Pulse;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly subjects: EventSubjects,
    private readonly deliverer: Deliverer,
    @Inject(CONFIG) config: Config,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.pulse = new Pulse(
      () => this.round(),
      { everyMs: config.WEBHOOK_POLL_MS, gapMs, leadMs },
      (error) => logger.warn({ err: error }, 'relaying events failed; the next round tries again'),
    );
  }

  /** Starts, or looks at once. */
  wake(): void {
    this.pulse.wake();
  }

  async stop(): Promise<void> {
    await this.pulse.stop();
  }

  private async round(): Promise<boolean> {
    const { taken, deliveries } = await this.dataSource.transaction((manager) => this.relay(manager));
    if (deliveries > 0) this.deliverer.wake();
    return taken === batch;
  }

  private async relay(manager: EntityManager): Promise<{ taken: number; deliveries: number }> {
    const rows = await manager.query<Event[]>(
      `SELECT id, type, subject_id AS "subjectId" FROM outbox WHERE relayed_at IS NULL ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [batch],
    );
    if (rows.length === 0) return { taken: 0, deliveries: 0 };
    const announced = rows.flatMap((row) => {
      const type = publicType(row.type);
      return type === null ? [] : [{ ...row, type }];
    });
    const deliveries = announced.length === 0 ? 0 : await this.deliver(announced, manager);
    await manager.query('UPDATE outbox SET relayed_at = now() WHERE id = ANY($1)', [rows.map(({ id }) => id)]);
    return { taken: rows.length, deliveries };
  }

  /** One delivery for each webhook of the owner that wants the event, and one for the address that stood in the request. */
  private async deliver(events: Event[], manager: EntityManager): Promise<number> {
    const urls = await this.subjects.requestUrls(events, manager);
    const announced = events.map(({ id, type, subjectId }) => ({ id, type, url: urls.get(subjectId) ?? null }));
    const made = await manager.query<unknown[]>(
      `WITH event AS (
         SELECT outbox.id, told.type, outbox.subject_id, outbox.user_id, outbox.created_at, told.url
         FROM jsonb_to_recordset($1) AS told(id uuid, type text, url text) JOIN outbox ON outbox.id = told.id)
       INSERT INTO webhook_deliveries (id, event_id, type, subject_id, user_id, occurred_at, webhook_id, url)
       SELECT gen_random_uuid(), event.id, event.type, subject_id, event.user_id, event.created_at, webhooks.id, NULL
         FROM event JOIN webhooks ON webhooks.user_id = event.user_id AND enabled AND (events IS NULL OR event.type = ANY(events))
       UNION ALL
       SELECT gen_random_uuid(), id, type, subject_id, user_id, created_at, NULL, url FROM event WHERE url IS NOT NULL
       RETURNING id`,
      [JSON.stringify(announced)],
    );
    return made.length;
  }
}
