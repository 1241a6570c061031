/* npm run test:browser: pages, reports and the queue board in Chromium. Apart from npm test for a minute, and for what it needs. */
const { projects, testTimeout } = require('./jest.config.cjs');

const {
  testMatch: _own,
  testPathIgnorePatterns: _apart,
  ...project
} = projects.find(({ displayName }) => displayName === 'e2e');

module.exports = {
  testTimeout,
  projects: [{ ...project, displayName: 'browser', testMatch: ['<rootDir>/{apps,libs,test}/**/*in-browser.spec.ts'] }],
};
