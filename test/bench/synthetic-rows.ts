import type { DataSource } from 'typeorm';

export const largeOwner = '00000000-0000-4000-8000-000000000000';
export const smallOwner = '00000000-0000-4000-8000-000000000099';

/**
 * Fills the table of analyses: one owner of a third of all and 200 others, 400 days, 8 % failing verdicts, a tenth of the rows without
 * labels, 500 projects, a label of one row in 10,000, a thousand waiting rows and fifty running ones. Indexes are made afterwards.
 * @returns the sizes of table and indexes, to be read
 */
export async function fillAnalyses(dataSource: DataSource, rows: number): Promise<string> {
  const indexes = await dataSource.query<{ indexname: string; indexdef: string }[]>(
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'analyses' AND indexdef NOT LIKE '%UNIQUE%'`,
  );
  for (const { indexname } of indexes) await dataSource.query(`DROP INDEX "${indexname}"`);
  await dataSource.query(
    `INSERT INTO analyses (id, user_id, status, lane, turn, source, input, labels, depth, options, media, findings, verdict, verdict_result,
       engine, content_key, options_key, created_at, started_at, processed_at, lease_until)
     SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       ('00000000-0000-4000-8000-' || lpad((CASE WHEN n % 3 = 0 THEN 0 ELSE 1 + n % 200 END)::text, 12, '0'))::uuid,
       (CASE WHEN n > $1 - 1000 THEN 'pending' WHEN n > $1 - 1050 THEN 'running' WHEN n % 33 = 0 THEN 'failed' ELSE 'completed' END)::analyses_status_enum,
       CASE WHEN n % 10 = 0 THEN 'heavy' ELSE 'quick' END, n,
       jsonb_build_object('kind', 'path', 'name', 'clip-' || n || '.mp4', 'file_path', 'media/clip-' || n || '.mp4'),
       jsonb_build_object('kind', 'path', 'path', '/media/clip-' || n || '.mp4'),
       CASE WHEN n % 10 = 0 THEN '{}'::jsonb ELSE jsonb_build_object('project', 'p' || (n / 7 % 500), 'stage', n % 4)
         || CASE WHEN n % 9999 = 3 THEN '{"rare": "yes"}'::jsonb ELSE '{}'::jsonb END END,
       'quick', '{}', jsonb_build_object('container', 'mp4', 'durationSec', n % 7200, 'text', repeat(md5(n::text), 12)), '[]',
       jsonb_build_object('result', 'pass'), CASE WHEN n > $1 - 1050 THEN NULL WHEN n % 25 < 2 THEN 'fail' WHEN n % 25 = 3 THEN 'warn' ELSE 'pass' END,
       '{"ffprobe_version": "7", "service_version": "1"}', 'content-' || n % 50000, 'options', made, made + interval '1 second',
       CASE WHEN n > $1 - 1050 THEN NULL ELSE made + interval '3 seconds' END, CASE WHEN n > $1 - 1050 AND n <= $1 - 1000 THEN now() + interval '1 hour' END
     FROM (SELECT n, timestamptz '2026-06-02' - ($1 - n) * (interval '400 days' / $1) AS made FROM generate_series(1, $1::int) n) numbered`,
    [rows],
  );
  for (const { indexdef } of indexes) await dataSource.query(indexdef);
  await dataSource.query('VACUUM ANALYZE analyses');
  const [size] = await dataSource.query<{ table: string; indexes: string }[]>(
    `SELECT pg_size_pretty(pg_table_size('analyses')) AS table, pg_size_pretty(pg_indexes_size('analyses')) AS indexes`,
  );
  return `table ${size?.table}, indexes ${size?.indexes}`;
}
