import { Transform } from 'node:stream';
import type { Exchange, JobContext } from './exchange';

/** Counts what passes against the job's byte budget; the chunk that overruns it is dropped and the whole job ends. */
export function byteMeter(job: JobContext, exchange: Exchange): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (job.ledger.countBytes(chunk.length)) return done(null, chunk);
      job.exhaust('BYTE_BUDGET_EXCEEDED');
      done(exchange.signal.reason as Error);
    },
  });
}
