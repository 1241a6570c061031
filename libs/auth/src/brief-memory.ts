/**
 * Remembers what was just looked up, for so short a time that nobody misses a revocation for long. Simultaneous questions are one
 * lookup; "there is none" is not remembered, so a thing made elsewhere is found at once.
 */
export class BriefMemory<T> {
  private readonly entries = new Map<string, { value: T; until: number }>();
  private readonly underWay = new Map<string, Promise<T | null>>();

  constructor(
    private readonly lifetimeMs: number,
    private readonly most: number,
  ) {}

  /** What is remembered, without waiting. */
  peek(key: string): T | undefined {
    const entry = this.entries.get(key);
    return entry && entry.until > performance.now() ? entry.value : undefined;
  }

  /** What is remembered, or what `lookUp` finds. */
  async get(key: string, lookUp: () => Promise<T | null>): Promise<T | null> {
    const known = this.peek(key);
    if (known !== undefined) return known;
    const pending = this.underWay.get(key) ?? this.start(key, lookUp);
    return pending;
  }

  forget(key: string): void {
    this.entries.delete(key);
    // Who asks from now on must not be given the answer of a lookup that began before.
    this.underWay.delete(key);
  }

  forgetAll(): void {
    this.entries.clear();
    this.underWay.clear();
  }

  private start(key: string, lookUp: () => Promise<T | null>): Promise<T | null> {
    const asked = performance.now();
    const pending = lookUp()
      .then((value) => {
        if (value !== null && this.underWay.get(key) === pending) this.keep(key, value, asked + this.lifetimeMs);
        return value;
      })
      .finally(() => {
        if (this.underWay.get(key) === pending) this.underWay.delete(key);
      });
    this.underWay.set(key, pending);
    return pending;
  }

  private keep(key: string, value: T, until: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, until });
    if (this.entries.size <= this.most) return;
    const oldest = this.entries.keys().next().value;
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
