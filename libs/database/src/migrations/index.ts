import type { MigrationInterface } from 'typeorm';
import { Initial1795464660435 } from './1795464660435-Initial';
import { AppendOnlyAudit1795464660436 } from './1795464660436-AppendOnlyAudit';

/** Oldest first. Generated, reviewed, never edited once released. */
export const migrations: (new () => MigrationInterface)[] = [Initial1795464660435, AppendOnlyAudit1795464660436];
