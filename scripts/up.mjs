/* npm run up [-- --detach]: from a fresh clone to a probed file. */
import { command, load } from './prepare.mjs';
import { stepRenderer } from './steps.mjs';

const usage = `Usage: npm run up [-- --detach]

Installs what is missing, starts PostgreSQL, Redis, the API and the worker, and probes a sample clip.
It runs until Ctrl-C; with --detach it returns when everything is ready, and \`npm run down\` stops it.

DATABASE_URL, REDIS_URL       use these instead of starting our own
HOST, PORT                    where the API listens (127.0.0.1, 8080 or the next free port)
FFPROBE_PATH, FFMPEG_PATH     use these tools
MEDIA_ROOTS                   folders the API may read, name=/path, comma separated (media=.local/media)
ADMIN_EMAIL, ADMIN_PASSWORD   the first administrator
Every other variable is passed on to the API and the worker.`;

const args = process.argv.slice(2);
// `npm run up --detach`, without the two dashes between, reaches us as a setting of npm.
if (process.env.npm_config_detach === 'true') args.push('--detach');
const unknown = args.find((arg) => arg !== '--detach');

if (unknown !== undefined) {
  const asksHelp = ['--help', '-h'].includes(unknown);
  if (!asksHelp) console.error(`Unknown option ${unknown}\n`);
  console.log(usage);
  process.exit(asksHelp ? 0 : 2);
}
const emit = stepRenderer();
console.log('FFprobe API\n');
await command(() => load('main').up(args, emit), emit, { renew: true });
