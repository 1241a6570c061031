/** Writes over what follows a mark that must be there. @param at bytes from the beginning of the mark */
export const behind =
  (
    mark: Buffer | string,
    at: number,
    write: (bytes: Buffer, place: number) => void,
    which: 'first' | 'last' = 'first',
  ) =>
  (bytes: Buffer): Buffer => {
    const copy = Buffer.from(bytes);
    const place = which === 'first' ? copy.indexOf(mark) : copy.lastIndexOf(mark);
    if (place < 0) throw new Error('the mark is not there');
    write(copy, place + at);
    return copy;
  };

/** One name instead of another as long. */
export const renamed = (from: string, to: string) => behind(from, 0, (bytes, at) => bytes.write(to, at, 'latin1'));

/** Matroska's Duration, in its unit of a millisecond. */
export const lasting = (sec: number) =>
  behind(Buffer.from([0x44, 0x89, 0x88]), 3, (bytes, at) => bytes.writeDoubleBE(sec * 1000, at));

/** Matroska's DefaultDuration of the first track, in nanoseconds. */
export const framesLasting = (ms: number) =>
  behind(Buffer.from([0x23, 0xe3, 0x83]), 4, (bytes, at) =>
    bytes.writeUIntBE(Math.round(ms * 1e6), at, (bytes[at - 1] ?? 0) & 0x7f),
  );

/** Bytes a second that a wave file declares. */
export const wavesOf = (bytesPerSec: number) =>
  behind('fmt ', 16, (bytes, at) => bytes.writeUInt32LE(Math.round(bytesPerSec), at));

/** So many bursts of AC-3 between 16-bit samples. */
export const bursts = (count: number) =>
  behind('data', 8, (bytes, at) => {
    for (let burst = 0; burst < count; burst += 1)
      bytes.set([0x72, 0xf8, 0x1f, 0x4e, 0x01, 0x00], at + 600 + 3_000 * burst);
  });

export const cutBy = (count: number) => (bytes: Buffer) => bytes.subarray(0, bytes.length - count);

/** Turns the bits of one byte in the middle. */
export const flawed = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
};

/** Writes a status into the partition packs of one kind of an MXF file: 1 open and incomplete, 4 closed and complete. */
export const partitions = (kind: 'header' | 'footer', status: 1 | 4) => {
  const pack = Buffer.from([0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0d, 0x01, 0x02, 0x01, 0x01]);
  const key = Buffer.concat([pack, Buffer.from([kind === 'header' ? 2 : 4])]);
  return behind(key, 14, (bytes, at) => bytes.writeUInt8(status, at));
};

export const together =
  (...changes: ((bytes: Buffer) => Buffer)[]) =>
  (bytes: Buffer): Buffer =>
    changes.reduce((changed, change) => change(changed), bytes);
