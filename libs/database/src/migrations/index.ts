import type { MigrationInterface } from 'typeorm';
import { Initial1795461452813 } from './1795461452813-Initial';

/** Oldest first. Generated, reviewed, never edited once released. */
export const migrations: (new () => MigrationInterface)[] = [Initial1795461452813];
