/* npm run probe -- <file>: probes a file through the running API. */
import { command, load } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

await command(() => load('probe').probe(process.argv.slice(2)), stepRenderer(process.stderr));
