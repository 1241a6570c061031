import type { MigrationInterface } from 'typeorm';

/** Oldest first. Generated, reviewed, never edited once released. */
export const migrations: (new () => MigrationInterface)[] = [];
