export interface PixelFormat {
  /** "4:2:0" …; null for palettes, Bayer patterns and unknown formats. */
  chromaSubsampling: string | null;
  /** Bits per component as stored in memory. */
  bitDepth: number | null;
}

const PACKED: Readonly<Record<string, readonly [string | null, number]>> = {
  nv12: ['4:2:0', 8],
  nv21: ['4:2:0', 8],
  nv16: ['4:2:2', 8],
  nv24: ['4:4:4', 8],
  nv42: ['4:4:4', 8],
  nv20: ['4:2:2', 10],
  yuyv422: ['4:2:2', 8],
  uyvy422: ['4:2:2', 8],
  yvyu422: ['4:2:2', 8],
  uyyvyy411: ['4:1:1', 8],
  pal8: [null, 8],
  monow: ['4:0:0', 1],
  monob: ['4:0:0', 1],
  ya8: ['4:0:0', 8],
  xyz12: ['4:4:4', 12],
  vuya: ['4:4:4', 8],
  vuyx: ['4:4:4', 8],
  ayuv64: ['4:4:4', 16],
  x2rgb10: ['4:4:4', 10],
  x2bgr10: ['4:4:4', 10],
  xv30: ['4:4:4', 10],
  xv36: ['4:4:4', 12],
};
const LETTER_SUBSAMPLING: Readonly<Record<string, string>> = { p0: '4:2:0', p2: '4:2:2', p4: '4:4:4', y2: '4:2:2' };

/** Subsampling and depth out of a pixel format's name (libavutil/pixdesc). */
export function parsePixelFormat(name: string | null): PixelFormat {
  const base = (name ?? '').replace(/(?:le|be)$/, '');
  const packed = Object.hasOwn(PACKED, base) ? PACKED[base] : undefined;
  if (packed) return { chromaSubsampling: packed[0], bitDepth: packed[1] };
  // yuv420p, yuvj444p, yuva422p10
  const planar = /^yuv[aj]?4([1-4])([0-4])p(\d{1,2})?$/.exec(base);
  if (planar) return { chromaSubsampling: `4:${planar[1]}:${planar[2]}`, bitDepth: Number(planar[3] ?? 8) };
  // p010 p210 p416 y210: semi-planar and packed, depth in the last two digits
  const letters = /^([py][024])(1[0-6])$/.exec(base);
  if (letters) return { chromaSubsampling: LETTER_SUBSAMPLING[letters[1] ?? ''] ?? null, bitDepth: Number(letters[2]) };
  const gray = /^(?:gray|ya)(\d{1,2})?f?$/.exec(base);
  if (gray) return { chromaSubsampling: '4:0:0', bitDepth: Number(gray[1] ?? 8) };
  const planarRgb = /^gbra?p(?:f?(\d{1,2}))?$/.exec(base);
  if (planarRgb) return { chromaSubsampling: '4:4:4', bitDepth: Number(planarRgb[1] ?? 8) };
  return packedRgb(base);
}

// rgb24 rgba rgb48 rgba64 bgr0 argb: all bits of a pixel
function packedRgb(base: string): PixelFormat {
  const match = /^(?:rgb|bgr|[ar]?rgb|[ab]?bgr|0rgb|0bgr)[a0]?(24|32|48|64|96|128)?f?$/.exec(base);
  if (!match) return { chromaSubsampling: null, bitDepth: null };
  const bits: Readonly<Record<string, number>> = { '48': 16, '64': 16, '96': 32, '128': 32 };
  return { chromaSubsampling: '4:4:4', bitDepth: bits[match[1] ?? ''] ?? 8 };
}
