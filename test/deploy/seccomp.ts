import koffi from 'koffi';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One rule of a profile, in the words of the OCI runtime specification (config-linux.md, "Seccomp"). */
export interface SeccompRule {
  comment: string;
  names: string[];
  action: 'SCMP_ACT_ALLOW';
  args?: { index: number; value: number; op: 'SCMP_CMP_EQ' }[];
}

export interface SeccompProfile {
  defaultAction: 'SCMP_ACT_ERRNO';
  defaultErrnoRet: number;
  syscalls: SeccompRule[];
}

export function readProfile(path: string): SeccompProfile {
  return JSON.parse(readFileSync(path, 'utf8')) as SeccompProfile;
}

const allow = 0x7fff0000;
const errnoOf = (errno: number): number => 0x00050000 | errno;
const equal = 4;

/** What container runtimes make of a profile: libseccomp's filter for this machine's processor, as BPF that bwrap takes. */
export function compileProfile(profile: SeccompProfile): Buffer {
  const seccomp = library();
  const context = seccomp.init(errnoOf(profile.defaultErrnoRet));
  const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-seccomp-'));
  const path = join(folder, 'filter');
  const file = openSync(path, 'w');
  try {
    for (const { names, args = [] } of profile.syscalls) {
      for (const name of names) {
        const number = seccomp.resolve(name);
        // Runtimes leave out what the processor or the library does not know.
        if (number < 0) continue;
        const conditions = Buffer.alloc(24 * args.length);
        args.forEach(({ index, value }, at) => {
          conditions.writeUInt32LE(index, 24 * at);
          conditions.writeUInt32LE(equal, 24 * at + 4);
          conditions.writeBigUInt64LE(BigInt(value), 24 * at + 8);
        });
        const failed = seccomp.add(context, allow, number, args.length, conditions);
        if (failed !== 0) throw new Error(`libseccomp refuses the rule of ${name}: ${failed}`);
      }
    }
    if (seccomp.write(context, file) !== 0) throw new Error('libseccomp could not write the filter');
    return readFileSync(path);
  } finally {
    closeSync(file);
    seccomp.release(context);
    rmSync(folder, { recursive: true });
  }
}

/** Names of a profile that are no system call of this machine's processor as far as its libseccomp knows. */
export function unknownNames(profile: SeccompProfile): string[] {
  const { resolve } = library();
  return profile.syscalls.flatMap(({ names }) => names.filter((name) => resolve(name) < 0));
}

/** libseccomp of the machine: apt itself needs it on Debian and Ubuntu, so it is there. */
function library() {
  const libseccomp = koffi.load('libseccomp.so.2');
  return {
    init: libseccomp.func('void *seccomp_init(uint32_t action)') as (action: number) => unknown,
    release: libseccomp.func('void seccomp_release(void *context)') as (context: unknown) => void,
    resolve: libseccomp.func('int seccomp_syscall_resolve_name(const char *name)') as (name: string) => number,
    add: libseccomp.func(
      'int seccomp_rule_add_array(void *context, uint32_t action, int number, unsigned int count, const void *conditions)',
    ) as (context: unknown, action: number, number: number, count: number, conditions: Buffer) => number,
    write: libseccomp.func('int seccomp_export_bpf(const void *context, int fd)') as (
      context: unknown,
      fd: number,
    ) => number,
  };
}
