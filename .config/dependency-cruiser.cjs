/* The law of the house: apps → features → foundations, one way, through front doors. */
const features = 'auth|probe|quality|policies|batch|llm|reports|webhooks';
const foundations =
  'ffmpeg|idempotency|media|outbound|secrets|storage|policy|outbox|queue|database|config|errors|telemetry|cache';

/** A later feature may import an earlier one, never the reverse. */
const earlier = {
  probe: 'quality|policies|batch|llm|reports|webhooks|auth',
  quality: 'batch|llm|reports|webhooks|auth',
  policies: 'quality|batch|llm|reports|webhooks|auth',
  batch: 'llm|reports|webhooks|auth',
  llm: 'reports|webhooks|auth',
  reports: 'webhooks|auth',
  webhooks: 'auth',
  auth: 'probe|quality|policies|batch|llm|reports|webhooks',
};

const forbidden = [
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'libs-never-import-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
  {
    name: 'api-and-worker-are-strangers',
    severity: 'error',
    from: { path: '^apps/api/' },
    to: { path: '^apps/worker/' },
  },
  {
    name: 'worker-and-api-are-strangers',
    severity: 'error',
    from: { path: '^apps/worker/' },
    to: { path: '^apps/api/' },
  },
  {
    name: 'standalone-starts-the-others-as-processes',
    severity: 'error',
    from: { path: '^apps/standalone/' },
    to: { path: '^apps/(?!standalone)|^libs/' },
  },
  {
    name: 'foundations-know-no-feature',
    severity: 'error',
    from: { path: `^libs/(${foundations})/` },
    to: { path: `^libs/(${features})/` },
  },
  {
    name: 'front-door-only',
    severity: 'error',
    from: { path: '^(?:apps|libs)/([^/]+)/' },
    to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
  },
  {
    name: 'only-the-runner-spawns',
    severity: 'error',
    from: { path: '^(libs|apps/(api|worker))/', pathNot: ['^libs/ffmpeg/src/run/', '\\.spec\\.ts$', '/testing/'] },
    to: { path: '^(node:)?child_process$' },
  },
  {
    name: 'only-outbound-opens-the-network',
    severity: 'error',
    from: {
      path: '^(libs|apps/(api|worker))/',
      pathNot: [
        '^libs/outbound/',
        '^libs/ffmpeg/src/(run|parsers)/', // inside the box, where the proxy's socket is the only exit
        '^libs/telemetry/src/metrics-server\\.ts$', // listens
        '^libs/storage/src/s3/', // names the roots its SDK trusts
        '^apps/api/src/http/problem\\.filter\\.ts$', // names of statuses
        '\\.spec\\.ts$',
        '/testing/',
      ],
    },
    to: {
      path: '^(node:)?(http|https|http2|tls|dgram|dns|dns/promises)$|node_modules/(undici|axios|got|node-fetch)/',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'http-words-stay-in-the-api',
    severity: 'error',
    from: { path: '^(libs/|apps/worker/)' },
    to: { path: 'node_modules/(@nestjs/swagger|@nestjs/platform-fastify|fastify|class-validator|class-transformer)/' },
  },
  {
    name: 'bull-stays-in-the-queue',
    severity: 'error',
    from: { path: '^(libs/(?!queue/)|apps/api/)' },
    to: { path: 'node_modules/(bull|@nestjs/bull)/' },
  },
  {
    name: 'analyzers-are-pure',
    severity: 'error',
    from: { path: '^libs/[^/]+/src/(analyzers|media-info)/', pathNot: ['\\.spec\\.ts$', '/golden/'] },
    to: {
      path: '^(node:)?(fs|http|https|net|child_process|os|worker_threads)|node_modules/(@nestjs|typeorm|ioredis)/',
    },
  },
  {
    name: 'no-drawers',
    severity: 'error',
    from: {},
    to: { path: '/(utils?|helpers?|common|misc)(/|\\.ts$)', pathNot: 'node_modules' },
  },
  ...Object.entries(earlier).map(([feature, later]) => ({
    name: `${feature}-imports-no-later-feature`,
    severity: 'error',
    from: { path: `^libs/${feature}/` },
    to: { path: `^libs/(${later})/` },
  })),
];

module.exports = {
  forbidden,
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.local)/' },
  },
};
