import { writeSync } from 'node:fs';

/** Runs boxed: prints an answer as JSON. As a stream standard output would take longer to load than most files to read. */
export function tell(answer: unknown): void {
  const bytes = Buffer.from(JSON.stringify(answer));
  for (let from = 0; from < bytes.length;) from += writeSync(1, bytes, from);
}
