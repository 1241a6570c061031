import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '../../libs/config/src/schema';
import { helm, chartFolder, type Manifest, objections, render, root, valueSets, valuesOf } from './chart';

/** What Node.js itself reads. */
const ofNode = ['NODE_EXTRA_CA_CERTS'];

interface Container {
  env?: { name: string; value?: string; valueFrom?: Record<string, { name: string; key: string }> }[];
  ports?: { containerPort: number }[];
  securityContext: Record<string, unknown>;
  volumeMounts?: { name: string; mountPath: string }[];
  startupProbe: { httpGet: { path: string } };
  livenessProbe: { httpGet: { path: string } };
  readinessProbe?: { httpGet: { path: string } };
  lifecycle: { preStop: { exec: { command: string[] } } };
}
interface PodSpec {
  containers: [Container];
  initContainers?: Container[];
  volumes?: { name: string }[];
  hostUsers?: boolean;
  terminationGracePeriodSeconds: number;
  securityContext: Record<string, unknown>;
}

const find = (manifests: Manifest[], kind: string, name: string): Manifest | undefined =>
  manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
const podOf = (manifest: Manifest | undefined): PodSpec =>
  (manifest?.spec?.['template'] as { spec: PodSpec } | undefined)?.spec as PodSpec;
const api = (manifests: Manifest[]) => podOf(find(manifests, 'Deployment', 'media-ffprobe-api-api'));
const worker = (manifests: Manifest[]) => podOf(find(manifests, 'Deployment', 'media-ffprobe-api-worker'));
const refusal = (...args: string[]): string => {
  const { ok, stderr } = helm('template', 'media', chartFolder, ...args.flatMap((value) => ['--set', value]));
  return ok ? 'accepted' : stderr;
};

describe('the chart', () => {
  it('makes three APIs on 8080 with DATABASE_URL out of db-secret, unless told otherwise', () => {
    const manifests = render();
    const deployment = find(manifests, 'Deployment', 'media-ffprobe-api-api');
    const [container] = api(manifests).containers;
    expect(deployment?.spec?.['replicas']).toBe(3);
    expect(container.ports?.[0]?.containerPort).toBe(8080);
    expect(container.env?.find(({ name }) => name === 'DATABASE_URL')?.valueFrom).toEqual({
      secretKeyRef: { name: 'db-secret', key: 'url' },
    });
    expect(container.livenessProbe.httpGet.path).toBe('/health/live');
    expect(container.readinessProbe?.httpGet.path).toBe('/health/ready');
  });

  it.each(valueSets)('%s: gives pods time to drain, an unprivileged user and a read-only root', (set) => {
    const manifests = render(...valuesOf(set));
    const grace = Number(find(manifests, 'ConfigMap', 'media-ffprobe-api')?.data?.['SHUTDOWN_GRACE_MS']) / 1000;
    for (const pod of [api(manifests), worker(manifests)]) {
      const pause = Number(pod.containers[0].lifecycle.preStop.exec.command[1]);
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(grace + pause);
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
      for (const container of [...pod.containers, ...(pod.initContainers ?? [])]) {
        expect(container.securityContext).toMatchObject({
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        });
      }
    }
  });

  it.each(valueSets)('%s: sets only what the service reads', (set) => {
    const manifests = render(...valuesOf(set));
    const set_ = manifests.flatMap((manifest) => {
      const pod = podOf(manifest) ?? { containers: [] };
      const component = manifest.metadata.labels?.['app.kubernetes.io/component'];
      if (component === 'postgresql' || component === 'redis') return [];
      const containers = [...pod.containers, ...(pod.initContainers ?? [])];
      return [
        ...containers.flatMap(({ env }) => (env ?? []).map(({ name }) => name)),
        ...(manifest.kind === 'ConfigMap' ? Object.keys(manifest.data ?? {}) : []),
      ];
    });
    const read = new Set<string>([...environmentNames, ...ofNode]);
    expect(set_.length).toBeGreaterThan(10);
    expect(set_.filter((name) => !read.has(name))).toEqual([]);
  });

  it('gives only the worker what the box needs', () => {
    const manifests = render();
    expect(worker(manifests)).toMatchObject({
      hostUsers: false,
      securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/ffprobe-api-worker.json' } },
    });
    expect(worker(manifests).containers[0].securityContext['procMount']).toBe('Unmasked');
    expect(api(manifests).hostUsers).toBeUndefined();
    expect(api(manifests).securityContext).toMatchObject({ seccompProfile: { type: 'RuntimeDefault' } });
  });

  it('migrates after its secret and before the pods', () => {
    const manifests = render('--set', 'secrets.create=true');
    const hook = (manifest?: Manifest) =>
      [
        manifest?.metadata.annotations?.['helm.sh/hook'],
        Number(manifest?.metadata.annotations?.['helm.sh/hook-weight']),
      ] as const;
    const [secretHook, secretWeight] = hook(find(manifests, 'Secret', 'ffprobe-api-secrets'));
    const [jobHook, jobWeight] = hook(find(manifests, 'Job', 'media-ffprobe-api-migrate'));
    expect([secretHook, jobHook]).toEqual(['pre-install,pre-upgrade', 'pre-install,pre-upgrade']);
    expect(jobWeight).toBeGreaterThan(secretWeight);
  });

  it('migrates in the pods where PostgreSQL itself is part of the release', () => {
    const manifests = render(...valuesOf('tryout'));
    expect(manifests.filter(({ kind }) => kind === 'Job')).toEqual([]);
    expect(api(manifests).initContainers).toHaveLength(1);
  });

  it.each([
    [
      'several replicas on a ReadWriteOnce volume',
      ['storage.local.accessMode=ReadWriteOnce'],
      /ReadWriteOnce volume can't be shared by 3 API and 3 worker/,
    ],
    [
      'more pools than PostgreSQL has connections',
      ['api.replicas=9'],
      /may need 142 connections, and database.maxConnections allows 97/,
    ],
    ['a required box without a user namespace', ['worker.userNamespace=false'], /masked \/proc/],
    [
      'a required box under the default seccomp profile',
      ['worker.seccompProfile.type=RuntimeDefault'],
      /RuntimeDefault forbids the box/,
    ],
    [
      'no seccomp at all on the node’s own users',
      ['worker.sandbox=prefer', 'worker.userNamespace=false', 'worker.seccompProfile.type=Unconfined'],
      /only together with worker.userNamespace/,
    ],
    ['S3 without a bucket', ['storage.driver=s3'], /storage.s3.bucket/],
    ['a Gateway of nobody', ['gateway.enabled=true'], /parentRefs or gateway.className/],
    ['secrets among the settings', ['config.JWT_SECRET=x'], /JWT_SECRET/],
    ['the token of the metrics among them', ['config.METRICS_TOKEN=x'], /METRICS_TOKEN/],
    ['a tag that moves', ['image.tag=latest'], /\/image\/tag/],
    ['a word it does not know', ['api.replica=2'], /additional properties 'replica' not allowed/],
  ])('refuses %s', (_case, values, reason) => {
    expect(refusal(...values)).toMatch(reason);
  });

  it('scales workers by waiting rows only when asked to', () => {
    expect(render().filter(({ kind }) => kind === 'ScaledObject')).toEqual([]);
    const scaled = find(render(...valuesOf('production')), 'ScaledObject', 'media-ffprobe-api-worker');
    expect(JSON.stringify(scaled?.spec)).toContain("FROM analyses WHERE status = 'pending'");
    expect(find(render(...valuesOf('production')), 'Deployment', 'media-ffprobe-api-worker')?.spec).not.toHaveProperty(
      'replicas',
    );
  });

  it('counts the waiting rows of every table of jobs', () => {
    const scaled = find(render(...valuesOf('production')), 'ScaledObject', 'media-ffprobe-api-worker');
    const counted = [...JSON.stringify(scaled?.spec).matchAll(/FROM (\w+) WHERE status = 'pending'/g)].map(
      ([, name]) => name,
    );
    const entities = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.entity.ts'))
      .map((path) => readFileSync(join(root, 'libs', path), 'utf8'))
      .filter((text) => text.includes('extends JobRow'));
    const tables = entities.map((text) => /@Entity\('(\w+)'/.exec(text)?.[1]);
    expect(counted.toSorted()).toEqual(tables.toSorted());
  });

  it('believes an authority of one’s own in every process that reaches a store', () => {
    const manifests = render(...valuesOf('production'));
    const pods = [api(manifests), worker(manifests), podOf(find(manifests, 'Job', 'media-ffprobe-api-migrate'))];
    for (const pod of pods) {
      const [container] = pod.containers;
      expect(container.env).toContainEqual({ name: 'NODE_EXTRA_CA_CERTS', value: '/etc/ffprobe-api/ca/ca.crt' });
      expect(container.volumeMounts).toContainEqual(
        expect.objectContaining({ name: 'ca', mountPath: '/etc/ffprobe-api/ca' }),
      );
      expect(pod.volumes).toContainEqual(expect.objectContaining({ name: 'ca' }));
    }
    expect(JSON.stringify(render())).not.toContain('NODE_EXTRA_CA_CERTS');
  });

  it('tells in its notes how the media tools are boxed', () => {
    for (const [set, words] of [
      ['default', 'media tools: require'],
      ['tryout', 'media tools: prefer'],
    ] as const) {
      const { stdout } = helm('install', 'media', chartFolder, '--dry-run=client', ...valuesOf(set));
      expect(stdout).toContain(words);
    }
  });
});

describe('the look at manifests', () => {
  it('finds a field no API server knows, a wrong type and a kind without a schema', () => {
    const manifests = render();
    const deployment = find(manifests, 'Deployment', 'media-ffprobe-api-api') as Manifest;
    expect(objections(manifests)).toEqual([]);
    expect(objections([{ ...deployment, spec: { ...deployment.spec, replica: 3 } }]).join()).toContain(
      '"additionalProperty":"replica"',
    );
    expect(objections([{ ...deployment, spec: { ...deployment.spec, replicas: '3' } }]).join()).toContain(
      '/spec/replicas',
    );
    expect(objections([{ ...deployment, kind: 'Deploiment' }]).join()).toContain('no schema');
  });
});
