/* npm run up [-- --detach]: from a fresh clone to a probed file. */
import { command, load } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

// `npm run up --detach`, without the two dashes, reaches us as npm's own setting.
const args = [...process.argv.slice(2), ...(process.env.npm_config_detach === 'true' ? ['--detach'] : [])];
const emit = stepRenderer();

console.log('FFprobe API\n');
await command(() => load('main').up(args, emit), emit, { renew: true });
