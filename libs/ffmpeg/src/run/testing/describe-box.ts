// A script for a box: says what it was given and what it could reach.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

const args = process.argv.slice(2);
const kept: Buffer[] = [];
while (args[0] === 'take-memory') kept.push(Buffer.alloc(10_000_000, 1));

function canWrite(): boolean {
  try {
    writeFileSync('/proc/self/fd/3', 'changed');
    return true;
  } catch {
    return false;
  }
}

process.stdout.write(
  JSON.stringify({
    file: readFileSync(3, 'utf8'),
    input: readFileSync(0, 'utf8'),
    args,
    canReadTenants: existsSync('/etc/passwd') || existsSync('/home'),
    canReachNetwork: Object.keys(networkInterfaces()).some((name) => name !== 'lo'),
    canWrite: canWrite(),
  }),
);
