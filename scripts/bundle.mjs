/* node scripts/bundle.mjs: of each compiled program and the packages its start loads one file, in the program's own place. */
import { build } from 'esbuild';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const programs = ['api', 'worker'].map((app) => join(dist, 'apps', app, 'src/main.js'));

/** Loaded at their first use by a name of their own, or native: they stay where npm put them. */
const leftAlone = [
  '@anthropic-ai/sdk',
  '@aws-sdk/*',
  '@fontsource-variable/*',
  '@node-rs/argon2',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace-node',
  'echarts',
  'mediainfo.js',
  'msgpackr-extract',
  'ollama',
  'openai',
];
/** What Nest's packages can do with and we do without; where they ask for it, they bear its absence. */
const absent = [
  '@fastify/multipart',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer/storage',
];
const { module: compiled } = JSON.parse(readFileSync(join(root, '.config/swcrc.json'), 'utf8'));
/** Asks whether a queue is one of Bull's, which it must ask the Bull that is bundled. */
const withBull = '@bull-board/api';
/** Loaded soon after each start: many small files, which are quicker found in the one. */
const soon = ['@redis/client', 'cache-manager-redis-yet', 'cockatiel'];
const lazy = compiled.lazy.filter(
  (name) => !name.startsWith('.') && !name.startsWith(withBull) && !soon.includes(name),
);

const placesBanner = '/* places */';
const bundledMark = '/* one file of many, by scripts/bundle.mjs */';
/** A map of next to nothing: stack traces lead to the lines of our sources, but only to the files of packages. */
const fileMap = (path) =>
  `\n//# sourceMappingURL=data:application/json;base64,${btoa(JSON.stringify({ version: 3, sources: [basename(path)], mappings: 'AAAA' }))}`;

const packages = '/node_modules/';
const places = [];

/** What a module calls its own place is where it was, and not the bundle: scripts, Lua, fonts and web pages are read from there. */
async function withItsPlace(path) {
  const text = await readFile(path, 'utf8');
  const isModule = text.includes('import.meta.url');
  if (!isModule && !/\b__(?:dir|file)name\b/.test(text)) return text;
  const n = places.push(path) - 1;
  if (!isModule) return text.replaceAll(/\b(__dirname|__filename)\b/g, `$1_${n}`);
  // A module that asks for CommonJS asks the bundle, lest it get a second copy of what is in it.
  return text
    .replace(/^const require = createRequire\(import\.meta\.url\);$/m, '')
    .replaceAll('import.meta.url', `__url_${n}`);
}

const keepPlaces = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?js$/ }, async ({ path }) => ({
      contents: (await withItsPlace(path)) + (path.includes(packages) ? fileMap(path) : ''),
    }));
  },
};

/** The line that tells a bundle of all places, below its own folder of programs and below the packages it finds, wherever both lie. */
function placesLine() {
  const where = (path) =>
    path.includes(packages)
      ? `__path.join(__packages, ${JSON.stringify(path.slice(path.indexOf(packages) + packages.length))})`
      : `__path.join(__dirname, '../../..', ${JSON.stringify(relative(dist, path))})`;
  const each = places.map(
    (path, n) =>
      `__filename_${n} = ${where(path)}, __dirname_${n} = __path.dirname(__filename_${n}), __url_${n} = __url.pathToFileURL(__filename_${n}).href`,
  );
  const parts = "__path = require('node:path'), __url = require('node:url')";
  const found = "__packages = module.paths.find(require('node:fs').existsSync)";
  return `${bundledMark} const ${[parts, found, ...each].join(', ')};`;
}

/** With the places, and with names given only where esbuild has taken them: it would do so at every call of what makes a function. */
function finished(text) {
  const named = 'var __name = (target, value) => __defProp(target, "name", { value, configurable: true });';
  if (!text.startsWith(placesBanner) || !text.includes(named)) throw new Error('esbuild writes otherwise than it did');
  return text
    .replace(placesBanner, placesLine)
    .replace(named, () => named.replace('=> ', '=> !("prototype" in target) || target.name === value ? target : '));
}

const done = programs.filter((path) => readFileSync(path, 'utf8').includes(bundledMark));
if (done.length > 0) throw new Error(`${done.join(' and ')} is bundled already; compile first (npm run build).`);

const { outputFiles } = await build({
  entryPoints: programs,
  outdir: dist,
  outbase: dist,
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  keepNames: true,
  external: [...leftAlone, ...lazy, ...absent.flatMap((name) => [name, `${name}/*`])],
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: placesBanner },
  plugins: [keepPlaces],
});
for (const { path, text } of outputFiles) {
  // Whoever starts the program meanwhile finds the whole of the one or of the other.
  writeFileSync(`${path}.new`, path.endsWith('.js') ? finished(text) : text);
  renameSync(`${path}.new`, path);
}
