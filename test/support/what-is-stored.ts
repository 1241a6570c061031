import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { askDatabase } from './ask-database';
import type { Service } from './service';

/** Files in the storage of a service, half-written ones among them. */
export function storedFiles({ environment }: Pick<Service, 'environment'>): Dirent[] {
  const folder = environment['STORAGE_DIR'];
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
}

/** How many files a service stores, and how many uploads and analyses its database knows. */
export async function storedCounts(service: Service): Promise<{ files: number; uploads: number; analyses: number }> {
  const [rows] = await askDatabase<{ uploads: number; analyses: number }>(
    service,
    'SELECT (SELECT count(*)::int FROM uploads) AS uploads, (SELECT count(*)::int FROM analyses) AS analyses',
  );
  if (rows === undefined) throw new Error('a count without a row');
  return { files: storedFiles(service).length, ...rows };
}
