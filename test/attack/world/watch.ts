import { readFileSync } from 'node:fs';

/** What was seen of the processes below the service while it worked. */
export interface Sightings {
  /** highest resident size of any one tool, in bytes */
  toolBytes: number;
  /** highest resident size of a process of the service itself, in bytes */
  serviceBytes: number;
  /** UDP sockets in the network namespace of any tool */
  udpSockets: number;
  tools: number;
}

/** Looks at the service's processes several times a second, from outside, the way an operator would. */
export class Watch {
  private readonly timer: NodeJS.Timeout;
  private readonly known = new Map<number, string>();
  private sightings: Sightings = nothing();
  private readonly needles = new Map<string, number>();

  /** @param roots process ids of the service's own processes */
  constructor(private readonly roots: () => number[]) {
    this.timer = setInterval(() => this.look(), 60);
  }

  /** Starts counting anew; what it returns is complete once `read` is called. */
  reset(): void {
    this.sightings = nothing();
    this.needles.clear();
  }

  read(): Sightings {
    this.look();
    return { ...this.sightings };
  }

  /** From now on counts how often a text stands in a tool's arguments or environment; see `found`. */
  search(...texts: string[]): void {
    for (const text of texts) this.needles.set(text, 0);
  }

  found(text: string): number {
    return this.needles.get(text) ?? 0;
  }

  /** Tools ever seen that are still alive. */
  alive(): number {
    return [...this.known].filter(([pid, started]) => startOf(pid) === started).length;
  }

  close(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    for (const root of this.roots()) {
      this.sightings.serviceBytes = Math.max(this.sightings.serviceBytes, residentBytes(root));
      // The spawner is the worker's only child; what it starts are the tools.
      for (const spawner of childrenOf(root)) for (const box of childrenOf(spawner)) this.lookAt(box, 0);
    }
  }

  private lookAt(pid: number, depth: number): void {
    const started = startOf(pid);
    if (started !== null && !this.known.has(pid)) {
      this.known.set(pid, started);
      this.sightings.tools += 1;
    }
    this.sightings.toolBytes = Math.max(this.sightings.toolBytes, residentBytes(pid));
    const sockets =
      text(`/proc/${pid}/net/udp`).split('\n').length - 2 + text(`/proc/${pid}/net/udp6`).split('\n').length - 2;
    // Outside its box a process shares the machine's sockets: those of other programs are not the tool's.
    if (depth > 0) this.sightings.udpSockets = Math.max(this.sightings.udpSockets, sockets);
    if (this.needles.size > 0) this.searchIn(pid);
    if (depth < 4) for (const child of childrenOf(pid)) this.lookAt(child, depth + 1);
  }

  private searchIn(pid: number): void {
    const said = text(`/proc/${pid}/cmdline`) + text(`/proc/${pid}/environ`);
    for (const [needle, count] of this.needles) if (said.includes(needle)) this.needles.set(needle, count + 1);
  }
}

function nothing(): Sightings {
  return { toolBytes: 0, serviceBytes: 0, udpSockets: 0, tools: 0 };
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function childrenOf(pid: number): number[] {
  return text(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/** When a process started, so that a number given out again is not taken for it; null when it is gone. */
function startOf(pid: number): string | null {
  const stat = text(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return stat === '' || fields[0] === 'Z' ? null : (fields[19] ?? null);
}

function residentBytes(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(text(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}
