const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);

/** JPEGs that stand one after the other. Their compressed data holds neither marker: 0xff is stuffed (ITU-T T.81, B.1.1.5). */
export function jpegsIn(bytes: Buffer): Buffer[] {
  const pictures: Buffer[] = [];
  let from = bytes.indexOf(start);
  while (from >= 0) {
    const until = bytes.indexOf(end, from);
    if (until < 0) break;
    pictures.push(bytes.subarray(from, until + end.length));
    from = bytes.indexOf(start, until + end.length);
  }
  return pictures;
}
