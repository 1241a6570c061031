/* Writes the schemas of an analysis' documents from the types the service itself uses; compares them, or with --write, writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const path = join(root, 'apps/api/src/probe/document-schemas.ts');
const wanted: Record<string, readonly string[]> = {
  'libs/ffmpeg/src/media-info/media-info.ts': ['MediaInfo'],
  'libs/probe/src/analysis-documents.ts': ['Finding', 'NotEvaluated', 'QualitySummary', 'Engine'],
  'libs/media/src/source.ts': ['SourceView'],
  'libs/probe/src/ladder/ladder.ts': ['Ladder'],
  'libs/policy/src/language/policy.ts': ['RuleSource'],
  'libs/policy/src/evaluate/verdict.ts': ['AppliedWaiver'],
  'libs/batch/src/batch.entity.ts': ['SlowItem', 'FailedItem'],
  'libs/quality/src/comparison-documents.ts': [
    'MetricResult',
    'AlignmentFacts',
    'ThresholdVerdict',
    'ComparisonEngine',
    'NotMeasured',
  ],
};

type Schema = Record<string, unknown>;

/** The schemas by name, in OpenAPI 3.0: a named type becomes a component, what else it is made of stands in place. */
class Documents {
  readonly schemas: Record<string, Schema> = {};

  constructor(private readonly checker: ts.TypeChecker) {}

  schemaOf(type: ts.Type): Schema {
    const parts = type.isUnion() ? type.types : [type];
    const known = parts.filter((part) => !(part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
    const nullable = parts.some((part) => part.flags & ts.TypeFlags.Null);
    const schema = this.withoutNull(known);
    if (!nullable) return schema;
    if (schema['$ref']) return { type: 'object', nullable, allOf: [schema] };
    return { ...schema, nullable, ...(schema['enum'] ? { enum: [...(schema['enum'] as unknown[]), null] } : {}) };
  }

  private withoutNull(parts: readonly ts.Type[]): Schema {
    const values = parts.flatMap((part) => (part.isStringLiteral() || part.isNumberLiteral() ? [part.value] : []));
    if (values.length === parts.length) return { type: typeof values[0], enum: values };
    if (parts.every((part) => part.flags & ts.TypeFlags.BooleanLike)) return { type: 'boolean' };
    const [only, ...more] = parts;
    if (only && more.length === 0) return this.single(only);
    return { oneOf: parts.map((part) => this.single(part)) };
  }

  private single(type: ts.Type): Schema {
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Unknown) return {};
    const element = this.checker.isArrayType(type) ? this.checker.getTypeArguments(type as ts.TypeReference)[0] : null;
    if (element) return { type: 'array', items: this.schemaOf(element) };
    const values = type.getStringIndexType();
    if (values) return { type: 'object', additionalProperties: this.schemaOf(values) };
    const name = type.symbol.name;
    if (name === '__type') return this.object(type);
    this.schemas[name] ??= this.object(type);
    return { $ref: `#/components/schemas/${name}` };
  }

  private object(type: ts.Type): Schema {
    const fields = this.checker.getPropertiesOfType(type);
    const properties = fields.map((field) => [field.name, this.property(field)] as const);
    return {
      type: 'object',
      ...described(type.symbol, this.checker),
      properties: Object.fromEntries(properties),
      required: fields.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name),
    };
  }

  private property(field: ts.Symbol): Schema {
    const schema = this.schemaOf(this.checker.getTypeOfSymbol(field));
    const words = described(field, this.checker);
    return schema['$ref'] && words.description ? { ...words, allOf: [schema] } : { ...schema, ...words };
  }
}

function described(symbol: ts.Symbol, checker: ts.TypeChecker): { description?: string } {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ');
  return text === '' ? {} : { description: text };
}

async function current(): Promise<string> {
  const files = Object.keys(wanted).map((file) => join(root, file));
  const program = ts.createProgram(files, { strict: true, target: ts.ScriptTarget.ES2022, types: [] });
  const checker = program.getTypeChecker();
  const documents = new Documents(checker);
  for (const [file, names] of Object.entries(wanted)) {
    const source = program.getSourceFile(join(root, file));
    const symbol = source && checker.getSymbolAtLocation(source);
    for (const name of names) {
      const found = symbol && checker.getExportsOfModule(symbol).find((one) => one.name === name);
      if (!found) throw new Error(`${file} has no ${name}`);
      documents.schemaOf(checker.getDeclaredTypeOfSymbol(found));
    }
  }
  const text = `/* Written by \`npm run openapi\` from the types of these documents. */
/* eslint-disable max-lines */
import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

export const documentSchemas: Schemas = ${JSON.stringify(documents.schemas)};
`;
  const style = await resolveConfig(path, { config: join(root, '.config/prettier.json') });
  return format(text, { ...style, parser: 'typescript' });
}

async function main(): Promise<void> {
  const text = await current();
  if (process.argv.includes('--write')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text)
    throw new Error(`${path} is not what the types say; run \`npm run openapi\``);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
