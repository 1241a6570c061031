/* The order of the specs: the long ones first, so that none of them runs alone at the end while other cores have nothing to do. */
const { createRequire } = require('node:module');

const fromJest = createRequire(require.resolve('jest'));
const { default: Sequencer } = fromJest('@jest/test-sequencer');

/** Those that take longest by far; where they stand matters, how long exactly does not. */
const longest = [
  'auth/matrix/matrix.spec',
  'quality/quality.spec',
  'auth/auth.spec',
  'e2e/examples.spec',
  'e2e/reports.spec',
  'e2e/quality-together.spec',
  'content/both-sides.spec',
  'e2e/telemetry.spec',
  's3/s3-service.spec',
  'e2e/following.spec',
  'e2e/quality.spec',
  'webhooks/dying-worker.spec',
  'e2e/content.spec',
  'facts/both-sides.spec',
  'content/formats-truth.spec',
  'e2e/waiting.spec',
  'webhooks/sending.spec',
  'large-body/multipart-blocks.spec',
  'run/tool-runner.spec',
  'ladder/checks/both-sides.spec',
];
const starts = ['e2e', 'integration'];

const rank = ({ path, context }) => {
  const place = longest.findIndex((name) => path.endsWith(`${name}.ts`));
  if (place >= 0) return place;
  return longest.length + (starts.includes(context.config.displayName?.name) ? 0 : 1);
};

module.exports = class LongestFirst extends Sequencer {
  /** Within the same rank by what the last run took, or else by size, as jest does. */
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
};
