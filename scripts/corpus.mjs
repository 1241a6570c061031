/* npm run corpus -- <folder>: probes every file of a folder through the running API. */
import { command, load } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

await command(() => load('corpus').corpus(process.argv.slice(2)), stepRenderer(process.stderr));
