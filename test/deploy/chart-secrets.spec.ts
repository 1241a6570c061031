import { type Manifest, render } from './chart';

interface Container {
  name: string;
  env?: { name: string }[];
}
interface Template {
  template?: { spec: { containers: Container[]; initContainers?: Container[] } };
}

/** Whose environment names where the database is, and with which secrets. */
function toldBy(manifests: Manifest[]): Record<string, string[]> {
  const pods = manifests.map(({ spec }) => (spec as Template | undefined)?.template?.spec);
  const containers = pods.flatMap((pod) => [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])]);
  const named = containers.map(({ name, env = [] }) => {
    const secrets = env.map((variable) => variable.name).filter((one) => /^(?:DATABASE|JWT|ENCRYPTION)_/.test(one));
    return [name, secrets.sort()] as const;
  });
  return Object.fromEntries(named.filter(([, secrets]) => secrets.length > 0));
}

it.each(['hook', 'init'])(
  'tells what tokens are signed with to the API alone, and migrations (%s) no secret',
  (mode) => {
    expect(toldBy(render('--set', `migration.mode=${mode}`))).toEqual({
      api: ['DATABASE_URL', 'ENCRYPTION_KEY', 'JWT_SECRET'],
      worker: ['DATABASE_URL', 'ENCRYPTION_KEY'],
      migrate: ['DATABASE_URL'],
    });
  },
);
