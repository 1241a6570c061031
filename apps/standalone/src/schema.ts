import { statSync } from 'node:fs';
import { readJson, writePrivateJson } from './private-file';
import { migrate, migrateProgram, type Surroundings } from './programs';

/**
 * Brings the database to the newest schema. Our own database is left alone when these very programs have done so before,
 * which spares a second start the time; somebody else's is always looked at.
 */
export async function bringUpToDate(around: Surroundings): Promise<void> {
  const { schemaFile } = around.folders;
  const compiledAt = statSync(migrateProgram(around)).mtimeMs;
  const known = readJson(schemaFile) as { compiled_at?: number } | null;
  const own = around.settings.databaseUrl === null;
  if (own && !around.freshData && known?.compiled_at === compiledAt) return;
  await migrate(around);
  if (own) writePrivateJson(schemaFile, { compiled_at: compiledAt });
}
