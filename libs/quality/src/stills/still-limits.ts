/** A film is decoded up to its frame. */
export const stillLimits = {
  timeoutMs: 1_800_000,
  cpuSeconds: 3_600,
  memoryBytes: 4 * 1024 ** 3,
  maxStdoutBytes: 256 << 20,
};
