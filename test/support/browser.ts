import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium of this machine, or null after saying why there is no test in it. `REQUIRE_BROWSER=1` makes its absence a failure. */
export function chromiumHere(): string | null {
  const found = places.find((place) => existsSync(place)) ?? null;
  if (found) return found;
  const reason = `no Chromium at ${places.join(', ')}: install it (apt-get install chromium) and run \`npm run test:browser\``;
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(reason);
  console.warn(`skipped: ${reason}`);
  return null;
}
