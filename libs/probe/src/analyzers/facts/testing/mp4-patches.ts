import { behind } from './patches';

interface Box {
  at: number;
  size: number;
}

function* boxes(bytes: Buffer, from: number, end: number): Generator<Box & { type: string }> {
  for (let at = from; at + 8 <= end;) {
    const size = bytes.readUInt32BE(at);
    yield { type: bytes.toString('latin1', at + 4, at + 8), at, size };
    at += Math.max(8, size);
  }
}

/** The boxes of a path, from the outermost one; the first of each name. */
function path(bytes: Buffer, names: readonly string[], inside: Box = { at: -8, size: bytes.length + 8 }): Box[] {
  const [name, ...rest] = names;
  if (name === undefined) return [];
  const found = [...boxes(bytes, inside.at + 8, inside.at + inside.size)].find(({ type }) => type === name);
  if (!found) throw new Error(`there is no ${name}`);
  return [found, ...path(bytes, rest, found)];
}

/** What the movie header declares. */
export const declaring = (sec: number) =>
  behind('mvhd', 20, (bytes, at) => bytes.writeUInt32BE(Math.round(sec * bytes.readUInt32BE(at - 4)), at));

/** Shows the first half of the first track twice; the movie must stand behind its media, and have one edit. */
export const shownTwice = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  const way = path(copy, ['moov', 'trak', 'edts', 'elst']);
  for (const { at, size } of way) copy.writeUInt32BE(size + 12, at);
  const { at, size } = way.at(-1) ?? { at: 0, size: 0 };
  const [movie] = path(copy, ['moov', 'mvhd']).slice(1);
  copy.writeUInt32BE(2, at + 12);
  copy.writeUInt32BE(copy.readUInt32BE((movie?.at ?? 0) + 24) / 2, at + 16);
  return Buffer.concat([copy.subarray(0, at + size), copy.subarray(at + 16, at + 28), copy.subarray(at + size)]);
};

/** Where chunks of the tracks stand in the file: addresses of the entries of every `stco`. */
function chunks(bytes: Buffer): { entry: number; offset: number; track: number }[] {
  const [movie] = path(bytes, ['moov']);
  if (!movie) return [];
  const tracks = [...boxes(bytes, movie.at + 8, movie.at + movie.size)].filter(({ type }) => type === 'trak');
  return tracks.flatMap((trak, track) => {
    const [, , , table] = path(bytes, ['mdia', 'minf', 'stbl', 'stco'], trak);
    const at = table?.at ?? 0;
    return Array.from({ length: bytes.readUInt32BE(at + 12) }, (_, i) => {
      const entry = at + 16 + i * 4;
      return { entry, offset: bytes.readUInt32BE(entry), track };
    });
  });
}

/** All chunks of the first track, then those of the second: as a movie is that was never woven. */
export const unwoven = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  const [media] = path(copy, ['mdat']);
  const end = media ? media.at + media.size : 0;
  const inFile = chunks(copy).sort((a, b) => a.offset - b.offset);
  const sized = inFile.map((chunk, i) => ({ ...chunk, end: inFile[i + 1]?.offset ?? end }));
  let at = inFile[0]?.offset ?? 0;
  for (const chunk of sized.sort((a, b) => a.track - b.track || a.offset - b.offset)) {
    bytes.copy(copy, at, chunk.offset, chunk.end);
    copy.writeUInt32BE(at, chunk.entry);
    at += chunk.end - chunk.offset;
  }
  return copy;
};
