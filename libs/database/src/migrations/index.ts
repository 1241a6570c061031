import type { MigrationInterface } from 'typeorm';
import { Initial1795459060714 } from './1795459060714-Initial';

/** Oldest first. Generated, reviewed, never edited once released. */
export const migrations: (new () => MigrationInterface)[] = [Initial1795459060714];
