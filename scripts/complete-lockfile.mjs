/* node scripts/complete-lockfile.mjs package-lock.json: a registry that mirrors only some platforms makes npm leave the others out of the
   lockfile, and `npm ci` then refuses it. Adds them again: run it after every change of dependencies. */
import { readFileSync, writeFileSync } from 'node:fs';
const path = process.argv[2];
const lock = JSON.parse(readFileSync(path, 'utf8'));
const p = lock.packages;
const oses = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const cpus = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el'];
let added = 0;
for (const [at, entry] of Object.entries(p)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    let folder = at,
      found = false;
    for (;;) {
      if (p[`${folder ? folder + '/' : ''}node_modules/${name}`]) {
        found = true;
        break;
      }
      if (!folder) break;
      const i = folder.lastIndexOf('node_modules/');
      folder = folder.slice(0, i).replace(/\/$/, '');
    }
    if (found) continue;
    const words = name
      .replace('arm-gnueabihf', 'linux arm')
      .replace('arm-musleabihf', 'arm')
      .split(/[^a-z0-9]+/);
    const os = oses.filter((o) => words.includes(o));
    const cpu = cpus.filter(
      (c) =>
        words.includes(c) ||
        (c === 'arm' && words.some((w) => /^arm(v7)?$/.test(w))) ||
        (c === 'wasm32' && words.includes('wasm32')),
    );
    const key = `node_modules/${name}`;
    p[key] = {
      version: version.replace(/^[\^~]/, ''),
      ...(cpu.length && { cpu }),
      ...(entry.dev && { dev: true }),
      ...(entry.license && { license: entry.license }),
      optional: true,
      ...(os.length && { os }),
    };
    added++;
    console.log(key, p[key].version, os, cpu, entry.dev ? 'dev' : '', '<-', at);
  }
}
lock.packages = Object.fromEntries(Object.entries(p).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, JSON.stringify(lock, null, 2) + '\n');
console.log(added, 'added');
