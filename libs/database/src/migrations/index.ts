import type { MigrationInterface } from 'typeorm';
import { Initial1795464409112 } from './1795464409112-Initial';

/** Oldest first. Generated, reviewed, never edited once released. */
export const migrations: (new () => MigrationInterface)[] = [Initial1795464409112];
