/* jest runs CommonJS; packages published as ES modules are transformed, found by their own package.json. */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const root = join(__dirname, '..');
const tsconfig = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
const swcrc = JSON.parse(readFileSync(join(__dirname, 'swcrc.json'), 'utf8'));

/* The tests run the ffmpeg the service would: a named one, else the one fetched for this installation. */
const fetchedFfmpeg = join(root, '.local/tools/ffmpeg');
if (!process.env.FFMPEG_PATH && existsSync(fetchedFfmpeg)) process.env.FFMPEG_PATH = fetchedFfmpeg;

/* jest's workers take its own arguments over. What a test makes is mostly gone before it would be moved: a tenth of their CPU. */
const roomy = '--max-semi-space-size=64';
if (!process.execArgv.includes(roomy)) process.execArgv.push(roomy);

function isModulePackage(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type === 'module';
  } catch {
    return false;
  }
}

function esmPackages(modules) {
  return readdirSync(modules, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() && !entry.isSymbolicLink()) return [];
    if (entry.name.startsWith('@')) {
      return readdirSync(join(modules, entry.name))
        .filter((name) => isModulePackage(join(modules, entry.name, name)))
        .map((name) => `${entry.name}/${name}`);
    }
    return isModulePackage(join(modules, entry.name)) ? [entry.name] : [];
  });
}

const moduleNameMapper = Object.fromEntries(
  Object.entries(tsconfig.compilerOptions.paths).map(([alias, [target]]) => [`^${alias}$`, join(root, target)]),
);

/* A spec loads what it calls, no more: behind a door (an index that only hands on) each file opens when first looked at, and a package when first called. */
const packageDoor = join(root, 'node_modules/es-toolkit/dist/compat/index.mjs');
const doors = readdirSync(join(root, 'libs'), { recursive: true })
  .filter((file) => basename(file) === 'index.ts')
  .map((file) => join(root, 'libs', file));
const behindDoors = [...doors, packageDoor].flatMap((door) =>
  [...readFileSync(door, 'utf8').matchAll(/ from ['"](\.[^'"]+)/g)].map(([, file]) => file),
);
const compiledBySwc = (lazy) => [
  '@swc/jest',
  { ...swcrc, module: { ...swcrc.module, lazy }, swcrc: false, sourceMaps: 'inline' },
];

const shared = {
  rootDir: root,
  testEnvironment: join(__dirname, 'keep-compiled.cjs'),
  // Elsewhere in its vm every look at a global is a call out of compiled code: what computes much takes four times as long. No module may declare these itself.
  sandboxInjectedGlobals: ['Math', 'Number'],
  // What is CommonJS by its name needs no transformation, also where the package is not.
  transform: {
    '/libs/.+/index\\.ts$|/es-toolkit/dist/compat/[a-z]+\\.mjs$': compiledBySwc([...new Set(behindDoors)].toSorted()),
    '^.+\\.(?:[cm]?ts|m?js)$': compiledBySwc(true),
  },
  transformIgnorePatterns: [
    `/node_modules/(?!(${[...esmPackages(join(root, 'node_modules')), 'es-toolkit', 'class-validator/esm2015']
      .map((name) => name.replaceAll('.', '\\.'))
      .join('|')})/)`,
  ],
  moduleNameMapper: {
    ...moduleNameMapper,
    // Their CommonJS loads hundreds of files for the few that are called.
    '^es-toolkit/compat$': packageDoor,
    '^class-validator$': join(root, 'node_modules/class-validator/esm2015/index.js'),
  },
  // npm run test:browser, by jest.browser.cjs
  testPathIgnorePatterns: ['/node_modules/', 'in-browser\\.spec\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.local/', '<rootDir>/clients/typescript/dist/'],
};

module.exports = {
  testTimeout: 60_000,
  testSequencer: join(__dirname, 'longest-first.cjs'),
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,scripts,clients}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.spec.ts'],
      globalSetup: join(root, 'test/support/global-setup.ts'),
      globalTeardown: join(root, 'test/support/global-teardown.ts'),
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
      globalSetup: join(root, 'test/support/global-setup.ts'),
      globalTeardown: join(root, 'test/support/global-teardown.ts'),
    },
  ],
};
