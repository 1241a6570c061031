/*
 * The TypeScript client, without a network:
 *   node scripts/client.mjs types    writes its types from the committed document
 *   node scripts/client.mjs check    compares them with it
 *   node scripts/client.mjs build    compiles it to clients/typescript/dist, as it is published; --no-check leaves to others whether its types hold
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const client = join(root, 'clients/typescript');
const schema = join(client, 'src/schema.ts');

async function types() {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const { format, resolveConfig } = await import('prettier');
  const document = JSON.parse(readFileSync(join(root, 'apps/api/openapi.json'), 'utf8'));
  // The same five headers on every response: they would be two thirds of the file.
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path)))
    for (const response of Object.values(operation.responses)) delete response.headers;
  const text = `/* Written by \`npm run openapi\` from apps/api/openapi.json. */\n${astToString(await openapiTS(document, { defaultNonNullable: false }))}`;
  const style = await resolveConfig(schema, { config: join(root, '.config/prettier.json') });
  return format(text, { ...style, parser: 'typescript' });
}

function build(more) {
  const dist = join(client, 'dist');
  rmSync(dist, { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', client, ...more], {
    stdio: 'inherit',
  });
  chmodSync(join(dist, 'cli/main.js'), 0o755);
}

const [work, option] = process.argv.slice(2);
if (work === 'types') writeFileSync(schema, await types());
else if (work === 'build') build(option === '--no-check' ? ['--noCheck'] : []);
else if (work === 'check') {
  if (readFileSync(schema, 'utf8') !== (await types())) {
    console.error('clients/typescript/src/schema.ts is not what apps/api/openapi.json says; run `npm run openapi`');
    process.exit(1);
  }
} else {
  console.error('node scripts/client.mjs types | check | build');
  process.exit(2);
}
