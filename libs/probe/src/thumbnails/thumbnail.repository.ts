import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { visible, type Visibility } from '../analysis-query';

/** The column's largest value: PostgreSQL refuses to compare with a larger one. */
const smallintMax = 32_767;

/** The pictures of findings in PostgreSQL. */
@Injectable()
export class ThumbnailRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Keeps a picture; an earlier one of the same number, of an attempt that broke off, gives way. */
  async keep(analysisId: string, number: number, png: Buffer): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO analysis_thumbnails (analysis_id, number, png) VALUES ($1, $2, $3)
       ON CONFLICT (analysis_id, number) DO UPDATE SET png = excluded.png`,
      [analysisId, number, png],
    );
  }

  /** The pictures of a result that is used again. */
  async copy(from: string, to: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO analysis_thumbnails (analysis_id, number, png)
       SELECT $2, number, png FROM analysis_thumbnails WHERE analysis_id = $1 ON CONFLICT DO NOTHING`,
      [from, to],
    );
  }

  /** Null when there is none, or its analysis is not visible. */
  async find(visibility: Visibility, analysisId: string, number: number): Promise<Buffer | null> {
    if (number < 1 || number > smallintMax) return null;
    const [condition, parameters] = visible(visibility, analysisId);
    const rows = await this.dataSource.query<{ png: Buffer }[]>(
      `SELECT png FROM analysis_thumbnails WHERE number = $${parameters.length + 1}
         AND analysis_id = (SELECT id FROM analyses WHERE ${condition})`,
      [...parameters, number],
    );
    return rows[0]?.png ?? null;
  }
}
