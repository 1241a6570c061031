/* npm test from a fresh clone: packages, compiled programs and tools are made ready, each only when missing. */
import { command, load } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

const emit = stepRenderer();
await command(
  async () => {
    const tools = await load('tools/provide-tools').provideTools(
      {
        ownTools: '.local/tools',
        searchPath: process.env.PATH ?? '',
        ffprobePath: null,
        ffmpegPath: null,
        needsRedis: true,
      },
      (text) => console.log(text),
    );
    console.log(`${load('tools/provide-tools').describeTools(tools)}\n`);
    return 0;
  },
  emit,
  { renew: true },
);
