/* Compares libs/policy/policy.schema.json and the table of built-in policies in docs/policies.md with the code; with --write, writes both. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinAliases, builtinPolicies, policyJsonSchema } from '@app/policy';
import { format, resolveConfig } from 'prettier';
import { withPart } from './written-part';

const root = join(__dirname, '../..');
const schemaPath = join(root, 'libs/policy/policy.schema.json');
const docsPath = join(root, 'docs/policies.md');

async function schema(): Promise<string> {
  const style = await resolveConfig(schemaPath, { config: join(root, '.config/prettier.json') });
  return format(JSON.stringify(policyJsonSchema), { ...style, parser: 'json' });
}

function table(): string {
  const rows = builtinPolicies.map(({ slug, description, rules, sources = [], notes = [] }) => {
    const alias = Object.entries(builtinAliases).flatMap(([name, of]) => (of === slug ? [`\`${name}\``] : []));
    const names = [`\`${slug}\``, ...alias].join(' or ');
    const fails = rules.filter(({ severity }) => severity === 'fail').length;
    const practice = rules.filter(({ source }) => (source?.name ?? 'practice') === 'practice').length;
    const from =
      sources.length === 0 ? 'practice' : `${sources.map(({ name }) => name).join('; ')} (${practice} of practice)`;
    return `| ${names} | ${description} | ${fails} fail, ${rules.length - fails} warn | ${from} | ${notes.join(' ')} |`;
  });
  return ['| Slug | For | Rules | From | Not checked |', '|---|---|---|---|---|', ...rows].join('\n');
}

async function main(): Promise<void> {
  const files = [
    [schemaPath, await schema()],
    [docsPath, withPart(docsPath, 'built-in policies', table())],
  ] as const;
  for (const [path, text] of files) {
    if (process.argv.includes('--write')) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text)
      throw new Error(`${path} is not what the code says; run \`npm run policies\``);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
