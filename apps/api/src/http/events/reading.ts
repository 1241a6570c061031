import type { JobEvent } from '@app/queue';

/** What PostgreSQL says of a job now. */
export interface Standing {
  status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
  document: Record<string, unknown>;
}

/** What Redis kept of a job: `whole` says that nothing older is left, otherwise it is what came after an event that is still there. */
export interface News {
  events: JobEvent[];
  whole: boolean;
}

/** What one look at a job found, written out once for all who follow it. */
export class Reading {
  /** null while the stream of events can't be read */
  readonly news: { events: { id: string; frame: string }[]; whole: boolean } | null;
  /** what a reader sees change: its status and its progress */
  readonly visible: string;
  private snapshotFrame: string | null = null;

  constructor(
    private readonly standing: Standing,
    news: News | null,
  ) {
    this.news = news && {
      whole: news.whole,
      events: news.events.map(({ id, type, data }) => ({ id, frame: frameOf(type, data, id) })),
    };
    this.visible = JSON.stringify([standing.status, standing.document['progress']]);
  }

  /** @param after the event a client that saw this goes on after */
  snapshot(after: string): string {
    return `id: ${after}\n${(this.snapshotFrame ??= frameOf('snapshot', this.standing.document))}`;
  }

  /** The last word of a job that ended; null while it goes on. */
  get end(): string | null {
    const { status, document } = this.standing;
    return status === 'pending' || status === 'running' ? null : frameOf(status, document);
  }
}

/** One event as the HTML standard's text/event-stream has it. */
function frameOf(type: string, data: Record<string, unknown>, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
