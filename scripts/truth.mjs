/* npm run truth -- <cases.json> <folder>: holds the running API against independent truth. */
import { command, load } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

await command(() => load('truth').truth(process.argv.slice(2)), stepRenderer(process.stderr));
