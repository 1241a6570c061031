import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { environmentNames } from '../../libs/config/src/schema';
import { root } from './chart';

interface ComposeService {
  image: string;
  environment?: Record<string, string | number>;
  volumes?: string[];
  security_opt?: string[];
  deploy?: { resources: { limits: { cpus: string; memory: string } } };
  [key: string]: unknown;
}

function services(file: string): Record<string, ComposeService> {
  const document = parseDocument(readFileSync(join(root, file), 'utf8'), {
    merge: true,
    customTags: [{ tag: '!reset', collection: 'seq' }],
  });
  if (document.errors.length > 0) throw new Error(document.errors.map(String).join('\n'));
  return (document.toJS() as { services: Record<string, ComposeService> }).services;
}

const base = services('docker-compose.yml');
const scale = services('deploy/compose.scale.yml');
/** Each by its whole list of variables: what the second file says of `api` and `worker` is added to the first. */
const all = Object.entries({ ...scale, ...base });
/** Whether a container of ours has a value for that variable: one that is set to nothing in the file has none, whatever .env says. */
const isTold = ({ env_file: file, environment }: ComposeService, variable: string): boolean =>
  (environment?.[variable] ?? (file === undefined ? '' : 'what .env has')) !== '';
const text = (file: string) => readFileSync(join(root, file), 'utf8');

describe('docker-compose.yml', () => {
  it('pins every image to a full version', () => {
    const images = Object.values({ ...scale, ...base })
      .map((service) => service.image)
      .filter((image) => image && !image.startsWith('ffprobe-api'));
    expect(images.length).toBeGreaterThanOrEqual(6);
    expect(images.filter((image) => !/:(?:v?\d+\.\d+\.\d+|\d+\.\d+-bookworm|RELEASE\.\d{4}-)/.test(image))).toEqual([]);
  });

  it('mounts only files that are there', () => {
    const mounted = Object.values({ ...scale, ...base }).flatMap((service) => [
      ...(service.volumes ?? []),
      ...(service.security_opt ?? []).map((option) => option.replace('seccomp=', '')),
    ]);
    const own = mounted.flatMap((entry) => /^\.\/(deploy\/[^:]+)/.exec(entry)?.[1] ?? []);
    expect(own.length).toBeGreaterThanOrEqual(5);
    expect([...new Set(own)].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('lets API and worker run as 10001 on a read-only root without capabilities', () => {
    for (const name of ['api', 'worker', 'migrate', 'first-admin']) {
      expect(base[name]).toMatchObject({ user: '10001:10001', read_only: true, cap_drop: ['ALL'] });
      expect(base[name]?.security_opt).toContain('no-new-privileges:true');
    }
    expect(base['api']?.security_opt).toHaveLength(1);
  });

  it('has no default password, and starts nothing that would have one of its own', () => {
    const defaults = text('docker-compose.yml').match(/\$\{\w*(?:PASSWORD|SECRET|KEY):-[^}]+\}/g);
    expect(defaults).toBeNull();
    const entry = (base['grafana']?.['entrypoint'] as string[]).slice(1).map((word) => word.replaceAll('$$', '$'));
    const { status, stderr } = spawnSync('/bin/sh', entry, {
      env: { GF_SECURITY_ADMIN_PASSWORD: '' },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, 'Set GRAFANA_PASSWORD in .env.\n']);
  });

  it('tells the password of the first administrator to nobody but who makes one', () => {
    for (const [name, service] of all)
      expect([name, isTold(service, 'ADMIN_PASSWORD')]).toEqual([name, name === 'first-admin']);
  });

  it('tells what tokens are signed with to the API alone, and what secrets are encrypted with to nobody who keeps none', () => {
    for (const [name, service] of all) {
      const isApi = /^api/.test(name);
      const told = [isTold(service, 'JWT_SECRET'), isTold(service, 'ENCRYPTION_KEY')];
      expect([name, ...told]).toEqual([name, isApi, isApi || /^worker/.test(name)]);
    }
  });

  it('tells the token of the metrics to the API alone, which asks for it, and the passwords of other programs to none of ours', () => {
    for (const [name, service] of all) {
      expect([name, isTold(service, 'METRICS_TOKEN')]).toEqual([name, /^api/.test(name)]);
      const others = ['GRAFANA_PASSWORD', 'S3_ROOT_PASSWORD'].filter((variable) => isTold(service, variable));
      expect([name, others]).toEqual([name, []]);
    }
  });

  it('sets only what the service reads, and asks only for what .env.example offers', () => {
    const read = new Set<string>(environmentNames);
    for (const [name, service] of [...Object.entries(base), ...Object.entries(scale)]) {
      if (!/^(?:api|worker|migrate|first-admin)/.test(name)) continue;
      const set = Object.keys(service.environment ?? {}).filter((variable) => isTold(service, variable));
      expect([name, set.filter((variable) => !read.has(variable))]).toEqual([name, []]);
    }
    const asked = new Set(
      [...(text('docker-compose.yml') + text('deploy/compose.scale.yml')).matchAll(/\$\{(\w+)/g)].map(
        ([, name]) => name,
      ),
    );
    const offered = new Set([...text('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name));
    expect([...asked].filter((name) => !offered.has(name) && name !== 'VERSION' && name !== 'REVISION')).toEqual([]);
    expect([...offered].filter((name) => !asked.has(name) && !read.has(name ?? ''))).toEqual([]);
  });
});

describe('deploy/compose.scale.yml', () => {
  const merged = (name: string): ComposeService =>
    ({
      ...base[name],
      ...scale[name],
      environment: { ...base[name]?.environment, ...scale[name]?.environment },
    }) as ComposeService;

  it.each(['api', 'worker'] as const)('has three of %s, alike but for their names', (kind) => {
    const first = merged(kind);
    for (const number of [2, 3]) {
      const other = scale[`${kind}-${number}`];
      expect(other?.environment?.['INSTANCE_ID']).toBe(`${kind}-${number}`);
      const plain = (service: ComposeService) =>
        Object.entries({ ...service, environment: { ...service.environment, INSTANCE_ID: '' } }).filter(
          ([key]) => key !== 'build' && key !== 'ports',
        );
      expect(Object.fromEntries(plain(other as ComposeService))).toEqual(Object.fromEntries(plain(first)));
    }
    expect(first.environment?.['INSTANCE_ID']).toBe(`${kind}-1`);
    expect(first.deploy?.resources.limits).toEqual({ cpus: '2', memory: '4g' });
  });

  it('believes forwarded addresses of nginx alone', () => {
    const address = /ipv4_address: ([\d.]+)/.exec(text('deploy/compose.scale.yml'))?.[1];
    expect(merged('api').environment?.['TRUST_PROXY']).toBe(address);
    expect(scale['api-2']?.environment?.['TRUST_PROXY']).toBe(address);
  });
});
