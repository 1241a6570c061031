/* npm run test:deploy: images performed without an engine, the chart, nginx, the pooler, the alerts. Apart from npm test for its minutes. */
const { projects, testTimeout } = require('./jest.config.cjs');

const { testMatch: _own, ...project } = projects.find(({ displayName }) => displayName === 'e2e');

module.exports = {
  testTimeout,
  projects: [{ ...project, displayName: 'deploy', testMatch: ['<rootDir>/test/deploy/**/*.spec.ts'] }],
};
