import type { MigrationInterface } from 'typeorm';
import { Initial1795463448960 } from './1795463448960-Initial';

/** Oldest first. Generated, reviewed, never edited once released. */
export const migrations: (new () => MigrationInterface)[] = [Initial1795463448960];
