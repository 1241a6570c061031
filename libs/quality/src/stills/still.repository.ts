import { JobTable } from '@app/queue';
import { workOrigin } from '@app/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { ComparisonStill, type StillSide } from './comparison-still.entity';

/** The pictures of compared frames in PostgreSQL. Who may see one is decided by its comparison. */
@Injectable()
export class StillRepository {
  readonly jobs: JobTable;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.jobs = new JobTable(dataSource, 'comparison_stills', 'comparison_still');
  }

  /** The picture's row, made when there is none. */
  async provide(still: {
    userId: string;
    comparisonId: string;
    frame: number;
    side: StillSide;
    referenceFrame: number;
    distortedFrame: number;
  }): Promise<ComparisonStill> {
    await this.dataSource.query(
      `INSERT INTO comparison_stills (id, user_id, comparison_id, frame, side, reference_frame, distorted_frame, lane, origin, turn)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'quick', $8, ${this.jobs.turnFor('$2')}) ON CONFLICT (comparison_id, frame, side) DO NOTHING`,
      [
        ...[uuid(), still.userId, still.comparisonId, still.frame, still.side],
        ...[still.referenceFrame, still.distortedFrame, workOrigin()],
      ],
    );
    const { comparisonId, frame, side } = still;
    return this.dataSource.getRepository(ComparisonStill).findOneByOrFail({ comparisonId, frame, side });
  }

  async find(id: string): Promise<ComparisonStill | null> {
    return this.dataSource.getRepository(ComparisonStill).findOneBy({ id });
  }

  async of(comparisonId: string): Promise<ComparisonStill[]> {
    return this.dataSource.getRepository(ComparisonStill).findBy({ comparisonId });
  }
}
