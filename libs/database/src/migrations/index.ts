import type { MigrationInterface } from 'typeorm';
import { Initial1795461173733 } from './1795461173733-Initial';

/** Oldest first. Generated, reviewed, never edited once released. */
export const migrations: (new () => MigrationInterface)[] = [Initial1795461173733];
