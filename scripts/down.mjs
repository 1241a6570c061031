/* npm run down: ends everything that `npm run up` started, and makes sure of it. */
import { command, load } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

const usage = `Usage: npm run down

Ends everything that npm run up started here. Data, credentials and logs stay in .local/.`;

const [asked] = process.argv.slice(2);
// Whoever asks what it does does not want it done.
if (asked !== undefined) {
  const asksHelp = ['--help', '-h'].includes(asked);
  if (!asksHelp) console.error(`Unknown option ${asked}\n`);
  console.log(usage);
  process.exit(asksHelp ? 0 : 2);
}
const emit = stepRenderer();

await command(() => load('down').down(emit), emit);
