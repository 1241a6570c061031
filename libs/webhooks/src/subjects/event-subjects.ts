import { AppError } from '@app/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AnalysisSubject } from './analysis.subject';
import { BatchSubject } from './batch.subject';
import { ComparisonSubject } from './comparison.subject';
import type { EventSubject } from './event-subject';
import { ReportSubject } from './report.subject';

/** Everything events are about. A kind that is not listed is told by its id alone. */
@Injectable()
export class EventSubjects {
  private readonly all: EventSubject[];

  constructor(analysis: AnalysisSubject, comparison: ComparisonSubject, batch: BatchSubject, report: ReportSubject) {
    this.all = [analysis, comparison, batch, report];
  }

  /** The `webhook_url` of the request behind each subject, by the subject's id. */
  async requestUrls(
    events: { type: string; subjectId: string }[],
    manager: EntityManager,
  ): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const subject of this.all) {
      const ids = events.filter(({ type }) => kindOf(type) === subject.kind).map(({ subjectId }) => subjectId);
      if (ids.length === 0) continue;
      for (const [id, url] of await subject.requestUrls(ids, manager)) found.set(id, url);
    }
    return found;
  }

  /** `data` of the message; the id alone when the subject was deleted meanwhile: that it ended is still true. */
  async view(type: string, id: string): Promise<Record<string, unknown>> {
    const subject = this.all.find(({ kind }) => kind === kindOf(type));
    try {
      return (await subject?.view(id)) ?? { id };
    } catch (error) {
      if (error instanceof AppError && error.category === 'not-found') return { id };
      throw error;
    }
  }
}

function kindOf(type: string): string {
  return type.slice(0, type.indexOf('.'));
}
