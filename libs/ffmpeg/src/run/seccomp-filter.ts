/** Numbers of the system calls a filter speaks of, for one kind of processor (Linux: asm/unistd.h). */
interface Calls {
  /** AUDIT_ARCH_* of linux/audit.h. */
  arch: number;
  open: number | null;
  openat: number;
  clone: number;
  /** Newer calls whose flags a filter can't see; programs fall back on the older ones. */
  unseen: number[];
  /** What a media tool never needs and an attacker of the kernel does. */
  never: number[];
  /** What changes files or their names. */
  changing: number[];
}

// prettier-ignore
const x64: Calls = {
  arch: 0xc000003e, open: 2, openat: 257, clone: 56,
  unseen: [437 /* openat2 */, 435 /* clone3 */],
  never: [
    101 /* ptrace */, 310, 311 /* process_vm_* */, 321 /* bpf */, 298 /* perf_event_open */, 323 /* userfaultfd */,
    425, 426, 427 /* io_uring_* */, 248, 249, 250 /* keys */, 165, 166, 155, 428, 429, 430, 442 /* mounts */, 272 /* unshare */,
    308 /* setns */, 246, 320 /* kexec */, 175, 176, 313 /* modules */, 304 /* open_by_handle_at */, 103 /* syslog */, 163, 167, 169,
  ],
  changing: [
    85 /* creat */, 76, 77 /* truncate */, 90, 91, 268, 452 /* chmod */, 92, 93, 94, 260 /* chown */, 132, 235, 261, 280 /* times */,
    82, 264, 316 /* rename */, 86, 265, 88, 266 /* links */, 87, 263, 84 /* unlink */, 83, 258, 133, 259 /* mk* */,
    188, 189, 190, 197, 198, 199 /* xattr */,
  ],
};

// prettier-ignore
const arm64: Calls = {
  arch: 0xc00000b7, open: null, openat: 56, clone: 220,
  unseen: [437, 435],
  never: [
    117, 270, 271, 280, 241, 282, 425, 426, 427, 217, 218, 219, 40, 39, 41, 428, 429, 430, 442, 97, 268, 104, 294, 105, 106, 273,
    265, 116, 89, 224, 142,
  ],
  changing: [45, 46, 52, 53, 452, 54, 55, 88, 38, 276, 36, 37, 35, 34, 33, 5, 6, 7, 14, 15, 16],
};

const EPERM = 1;
const EACCES = 13;
const ENOSYS = 38;
const CLONE_NEWUSER = 0x10000000;
/** O_WRONLY, O_RDWR, O_CREAT, O_TRUNC: the same on both processors. */
const writingFlags = 0x243;
const RET_ALLOW = 0x7fff0000;
const RET_ERRNO = 0x00050000;
const LD = 0x20;
const JEQ = 0x15;
const JGE = 0x35;
const JSET = 0x45;
const RET = 0x06;
/** Calls of the x32 ABI of x86-64 have this bit. */
const x32Bit = 0x40000000;
const argument = (index: number) => 16 + 8 * index;

/** `then` and `otherwise` are how many instructions are skipped. */
type Instruction = [code: number, then: number, otherwise: number, value: number];

/**
 * A seccomp filter (classic BPF, seccomp(2)) for a boxed tool, or null where the processor is not known here. A descriptor
 * that was handed over for reading can be opened again for writing through /proc: `readOnly` forbids every opening for
 * writing and every change of a file.
 */
export function seccompFilter(readOnly: boolean, arch: string = process.arch): Buffer | null {
  const calls = arch === 'x64' ? x64 : arch === 'arm64' ? arm64 : null;
  if (!calls) return null;
  const refuse = (numbers: readonly number[], errno: number): Instruction[] =>
    numbers.flatMap((number): Instruction[] => [
      [JEQ, 0, 1, number],
      [RET, 0, 0, RET_ERRNO | errno],
    ]);
  const refuseFlags = (number: number, index: number, flags: number, errno: number): Instruction[] => [
    [JEQ, 0, 4, number],
    [LD, 0, 0, argument(index)],
    [JSET, 0, 1, flags],
    [RET, 0, 0, RET_ERRNO | errno],
    [RET, 0, 0, RET_ALLOW],
  ];
  const program: Instruction[] = [
    [LD, 0, 0, 4],
    [JEQ, 1, 0, calls.arch],
    [RET, 0, 0, RET_ERRNO | ENOSYS],
    [LD, 0, 0, 0],
    [JGE, 0, 1, x32Bit],
    [RET, 0, 0, RET_ERRNO | ENOSYS],
    ...refuse(calls.unseen, ENOSYS),
    ...refuse(calls.never, EPERM),
    ...(readOnly ? refuse(calls.changing, EACCES) : []),
    ...refuseFlags(calls.clone, 0, CLONE_NEWUSER, EPERM),
    ...(readOnly && calls.open !== null ? refuseFlags(calls.open, 1, writingFlags, EACCES) : []),
    ...(readOnly ? refuseFlags(calls.openat, 2, writingFlags, EACCES) : []),
    [RET, 0, 0, RET_ALLOW],
  ];
  const bytes = Buffer.alloc(8 * program.length);
  program.forEach(([code, then, otherwise, value], index) => {
    bytes.writeUInt16LE(code, 8 * index);
    bytes.writeUInt8(then, 8 * index + 2);
    bytes.writeUInt8(otherwise, 8 * index + 3);
    bytes.writeUInt32LE(value >>> 0, 8 * index + 4);
  });
  return bytes;
}
