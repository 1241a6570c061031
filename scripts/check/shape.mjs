/* The shape by name: the packages this product is built on are used by running code, and the house has its rooms. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const inRunningCode = [
  '@nestjs/core',
  '@nestjs/passport',
  '@nestjs/throttler',
  '@nestjs/bull',
  'typeorm',
  'pg',
  'cache-manager-redis-yet',
  'class-validator',
  'passport-jwt',
  '@nestjs/swagger',
];
const topLevel = [
  'apps',
  'libs',
  'test',
  'nest-cli.json',
  'package.json',
  'tsconfig.json',
  'ormconfig.ts',
  'docker-compose.yml',
  'helm',
  'README.md',
];
const projects = ['api', 'worker', 'standalone'];
const problems = [];

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
);
for (const name of inRunningCode) {
  // TypeORM loads pg by itself: it is used where the driver is named.
  const used = name === 'pg' ? /from 'pg'|type: 'postgres'/ : new RegExp(`from '${name}(?:/[^']*)?'`);
  if (!sources.some((source) => used.test(source))) problems.push(`${name} is not imported by running code`);
}
if (!/"test": "jest /.test(readFileSync('package.json', 'utf8'))) problems.push('npm test does not run jest');
for (const entry of topLevel) if (!existsSync(entry)) problems.push(`${entry} is missing`);
const nest = JSON.parse(readFileSync('nest-cli.json', 'utf8'));
for (const project of projects) if (!nest.projects?.[project]) problems.push(`nest-cli.json does not list ${project}`);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
