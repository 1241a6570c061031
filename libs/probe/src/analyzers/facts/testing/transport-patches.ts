const size = 188;

/** Where ffmpeg puts tables, pictures and sound. */
export const pids = { pat: 0, pmt: 0x1000, video: 0x100, audio: 0x101 };
const pidOf = (packet: Buffer): number => packet.readUInt16BE(1) & 0x1fff;

function packetsOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

/** Changes the packets of a transport stream as a list. */
export const packets =
  (change: (all: Buffer[]) => Buffer[]) =>
  (bytes: Buffer): Buffer =>
    Buffer.concat(change(packetsOf(Buffer.from(bytes))));

export const of = (pid: number) => (packet: Buffer) => pidOf(packet) === pid;

/** One packet within a picture: neither its first nor its last. */
function inPicture(all: readonly Buffer[]): number {
  const at = all.findIndex((packet, place) => {
    const starts = (one: Buffer | undefined) => one !== undefined && ((one[1] ?? 0) & 0x40) !== 0;
    return place > all.length / 2 && of(pids.video)(packet) && !starts(packet) && !starts(all[place + 1]);
  });
  if (at < 0) throw new Error('no packet stands within a picture');
  return at;
}

/** Without one packet in the middle of a picture. */
export const losingOne = packets((all) => all.toSpliced(inPicture(all), 1));
/** One packet in the middle of a picture comes as often as said. */
export const repeating = (times: number) =>
  packets((all) => {
    const at = inPicture(all);
    return all.toSpliced(at, 1, ...Array.from({ length: times }, () => all[at] ?? Buffer.alloc(0)));
  });
/** Wrong first bytes, so many in a row. */
export const wrongSyncs = (count: number) =>
  packets((all) => {
    const at = Math.floor(all.length / 2);
    for (const packet of all.slice(at, at + count)) packet[0] = 0x48;
    return all;
  });
/** Sets bits of a packet's header in one packet in the middle of a picture. */
export const flagged = (byte: 1 | 3, bits: number) =>
  packets((all) => {
    const packet = all[inPicture(all)];
    if (packet) packet[byte] = (packet[byte] ?? 0) | bits;
    return all;
  });
/** The last byte of the last map's checksum, changed by some bits. */
export const mapChecksum = (bits: number) =>
  packets((all) => {
    const map = all.findLast(of(pids.pmt));
    if (!map) throw new Error('there is no map');
    const at = 5 + 2 + (map.readUInt16BE(6) & 0x0fff);
    map[at] = (map[at] ?? 0) ^ bits;
    return all;
  });
/** Another type of stream for the only one of the map, with the checksum. */
export const typed = (type: number) =>
  packets((all) => {
    for (const map of all.filter(of(pids.pmt))) {
      const end = 5 + 3 + (map.readUInt16BE(6) & 0x0fff) - 4;
      map[17 + (map.readUInt16BE(15) & 0x0fff)] = type;
      map.set(checksum([...map.subarray(5, end)]), end);
    }
    return all;
  });
/** Scrambles all pictures: marked so, and their bytes behind the header no more what they were. */
export const scrambled = packets((all) => {
  for (const packet of all.filter(of(pids.video))) {
    packet[3] = (packet[3] ?? 0) | 0x80;
    const from = (packet[3] & 0x20) === 0 ? 4 : 5 + (packet[4] ?? 0);
    for (let at = from; at < size; at += 1) packet[at] = (packet[at] ?? 0) ^ 0x5a;
  }
  return all;
});
/** All pictures, then all sound. */
export const oneAfterTheOther = packets((all) => [
  ...all.filter((packet) => !of(pids.audio)(packet)),
  ...all.filter(of(pids.audio)),
]);
/** Only the first packets of the sound. */
export const soundFor = (count: number) =>
  packets((all) => {
    const kept = new Set(all.filter(of(pids.audio)).slice(0, count));
    return all.filter((packet) => !of(pids.audio)(packet) || kept.has(packet));
  });
/** An access table without entries ahead (ISO/IEC 13818-1, 2.4.4.6), with its CRC-32. */
export const accessTable = packets((all) => {
  const section = [0x01, 0xb0, 0x09, 0xff, 0xff, 0xc3, 0x00, 0x00];
  const head = [0x47, 0x40, 0x01, 0x10, 0x00, ...section, ...checksum(section)];
  return [Buffer.concat([Buffer.from(head), Buffer.alloc(size - head.length, 0xff)]), ...all];
});

function checksum(bytes: readonly number[]): number[] {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 || crc > 0x7fffffff ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return [crc >>> 24, (crc >>> 16) & 0xff, (crc >>> 8) & 0xff, crc & 0xff];
}
