/** Memory for blocks, in sets of a few for each stream; never given back to the system, so that no collector has to look after it. */
export class BlockMemory {
  private readonly unused: Buffer[][] = [];
  private made = 0;

  /**
   * @param blockBytes of one block
   * @param blocks in a set
   * @param mostSets that are made in all
   */
  constructor(
    private readonly blockBytes: number,
    private readonly blocks: number,
    private readonly mostSets: number,
  ) {}

  /** @returns null when all sets are in use */
  take(): Buffer[] | null {
    const unused = this.unused.pop();
    if (unused !== undefined) return unused;
    if (this.made === this.mostSets) return null;
    this.made += 1;
    const memory = new SharedArrayBuffer(this.blockBytes * this.blocks);
    return Array.from({ length: this.blocks }, (_, index) =>
      Buffer.from(memory, index * this.blockBytes, this.blockBytes),
    );
  }

  /** @param set nobody reads or writes any more */
  giveBack(set: Buffer[]): void {
    this.unused.push(set);
  }
}
