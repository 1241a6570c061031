/** To the thread that hashes: a file, that more of it is there, that it is whole, that nobody wants to know any more. */
export type ToHashThread = { id: number } & (
  { kind: 'open'; path: string } | { kind: 'grown' } | { kind: 'whole'; sizeBytes: number } | { kind: 'drop' }
);

/** From it: a file's SHA-256 in lower-case hex, or why there is none. */
export type FromHashThread = { id: number } & ({ sha256: string } | { failure: string });
