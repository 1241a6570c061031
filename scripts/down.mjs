/* npm run down: ends everything that `npm run up` started, and makes sure of it. */
import { command, load } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

const emit = stepRenderer();

await command(() => load('down').down(emit), emit);
