import type { ChaosCase } from '../case';
import { batchSurvives } from './batches';
import { clockAway } from './clock';
import { diskFull } from './disk';
import { ladderKilled } from './ladders';
import { poison } from './poison';
import { cancelled, waitedFor } from './requests';
import { postgresCrash, redisAway, redisEmptied } from './stores';
import { badReceivers, killedWhileDelivering } from './webhooks';
import { gracefulStop, staleWorker, toolsDie, workerKilled } from './workers';

/** Every fault, by its number. A new case is one object in a file here, and its line in this list. */
export const cases: readonly ChaosCase[] = [
  workerKilled,
  redisEmptied,
  redisAway,
  postgresCrash,
  staleWorker,
  gracefulStop,
  toolsDie,
  cancelled,
  poison,
  diskFull,
  badReceivers,
  killedWhileDelivering,
  clockAway,
  batchSurvives,
  ladderKilled,
  waitedFor,
];
