import { le32 } from './bytes';

/** A FLAC (RFC 9639) without sound and with this many comments, each of its own name: searching a name goes through all of them. */
export function flacWithTags(tags: number): Buffer {
  const comments = Array.from({ length: tags }, (_, index) => {
    const text = Buffer.from(`K${String(index).padStart(6, '0')}=1`);
    return Buffer.concat([le32(text.length), text]);
  });
  const block = Buffer.concat([le32(1), Buffer.from('x'), le32(tags), ...comments]);
  const stream = Buffer.alloc(34);
  stream.writeUInt16BE(4096, 0);
  stream.writeUInt16BE(4096, 2);
  // 44,100 Hz, mono, 16 bits, one second
  stream.writeBigUInt64BE((44_100n << 44n) | (15n << 36n) | 44_100n, 10);
  return Buffer.concat([
    Buffer.from('fLaC'),
    blockHeader(0, stream.length),
    stream,
    blockHeader(0x84, block.length),
    block,
  ]);
}

function blockHeader(type: number, length: number): Buffer {
  return Buffer.from([type, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff]);
}
