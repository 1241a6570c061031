/* npm run probe -- <file>: the client's command line, asking the service that runs here. */
import { command, load, loadCommandLine } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

await command(
  () =>
    loadCommandLine().run(process.argv.slice(2), {
      program: 'npm run probe --',
      api: () => load('client/running-api').runningApi(),
    }),
  stepRenderer(process.stderr),
);
