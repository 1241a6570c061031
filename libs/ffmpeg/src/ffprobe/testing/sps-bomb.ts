/** Bits of an H.264 bitstream, written most significant first. */
class BitWriter {
  private bits = '';

  u(value: number, length: number): this {
    this.bits += value.toString(2).padStart(length, '0');
    return this;
  }

  ue(value: number): this {
    const code = (value + 1).toString(2);
    this.bits += '0'.repeat(code.length - 1) + code;
    return this;
  }

  bytes(): Buffer {
    const whole = `${this.bits}1`.padEnd(Math.ceil((this.bits.length + 1) / 8) * 8, '0');
    return Buffer.from(Array.from({ length: whole.length / 8 }, (_, i) => parseInt(whole.slice(8 * i, 8 * i + 8), 2)));
  }
}

function unit(type: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 1, type]), payload]);
}

/** A few hundred bytes of H.264 (Rec. ITU-T H.264 7.3.2) whose sequence parameter set claims a picture this large. */
export function spsBomb(width: number, height: number): Buffer {
  const sps = new BitWriter().u(66, 8).u(0, 8).u(40, 8).ue(0).ue(0).ue(2).ue(1).u(0, 1);
  sps
    .ue(width / 16 - 1)
    .ue(height / 16 - 1)
    .u(1, 1)
    .u(1, 1)
    .u(0, 1)
    .u(0, 1);
  const pps = new BitWriter().ue(0).ue(0).u(0, 1).u(0, 1).ue(0).ue(0).ue(0).u(0, 1).u(0, 2).ue(0).ue(0).ue(0).u(0, 3);
  const slice = (id: number) => new BitWriter().ue(0).ue(7).ue(0).u(0, 4).ue(id).u(0, 2).ue(0).ue(3).ue(0).ue(0);
  const slices = Array.from({ length: 12 }, (_, id) => unit(0x65, slice(id % 2).bytes()));
  return Buffer.concat([unit(0x67, sps.bytes()), unit(0x68, pps.bytes()), ...slices]);
}
