import type { DataSource } from 'typeorm';

/** The log can be written to, and nothing else. The same as the migration's, for a schema that was made without it. */
const appendOnlyAudit = `
  CREATE FUNCTION refuse_change_of_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'audit_log is append-only';
  END $$;
  CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_log();`;

export async function makeAuditAppendOnly(dataSource: DataSource): Promise<void> {
  const triggers = await dataSource.query<unknown[]>(
    `SELECT 1 FROM pg_trigger WHERE tgrelid = 'audit_log'::regclass AND NOT tgisinternal`,
  );
  if (triggers.length === 0) await dataSource.query(appendOnlyAudit);
}
