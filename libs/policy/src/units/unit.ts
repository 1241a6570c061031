/** A dimension as facts carry it: the canonical symbol and how many of it each accepted spelling is worth. */
export interface Unit {
  symbol: string;
  spellings: Readonly<Record<string, number>>;
  /** Spellings for a difference of two values, where they are not the same: LU between two LUFS. */
  differences?: Readonly<Record<string, number>>;
  /** Spelling chosen for people, largest first; without it the canonical symbol is used. */
  shown?: readonly string[];
}

const decibel = { dB: 1, LU: 1 };

// Decimal prefixes are the SI's, KiB and its kind IEC 80000-13's; case matters (Mb is not MB, mb would be millibits).
const bitRate: Unit = {
  symbol: 'bit/s',
  spellings: {
    'bit/s': 1,
    'b/s': 1,
    bps: 1,
    'kbit/s': 1e3,
    'kb/s': 1e3,
    kbps: 1e3,
    Kbps: 1e3,
    'Mbit/s': 1e6,
    'Mb/s': 1e6,
    Mbps: 1e6,
    'Gbit/s': 1e9,
    'Gb/s': 1e9,
    Gbps: 1e9,
    'B/s': 8,
    'kB/s': 8e3,
    'MB/s': 8e6,
  },
  shown: ['Gb/s', 'Mb/s', 'kb/s'],
};
const bytes: Unit = {
  symbol: 'B',
  spellings: {
    B: 1,
    kB: 1e3,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    TiB: 2 ** 40,
  },
  shown: ['TB', 'GB', 'MB', 'kB'],
};
const seconds: Unit = { symbol: 's', spellings: { s: 1, sec: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, min: 60, h: 3600 } };
const milliseconds: Unit = { symbol: 'ms', spellings: { ms: 1, s: 1e3, us: 1e-3, µs: 1e-3 } };
const hertz: Unit = { symbol: 'Hz', spellings: { Hz: 1, kHz: 1e3, MHz: 1e6 }, shown: ['MHz', 'kHz'] };
// LKFS (ITU-R BS.1770) and LUFS (EBU R 128) name the same scale; 1 LU is 1 dB.
const lufs: Unit = {
  symbol: 'LUFS',
  spellings: { LUFS: 1, LKFS: 1 },
  differences: { LU: 1, dB: 1, LUFS: 1, LKFS: 1 },
};
const loudnessUnits: Unit = { symbol: 'LU', spellings: decibel };
const dbtp: Unit = { symbol: 'dBTP', spellings: { dBTP: 1 }, differences: { ...decibel, dBTP: 1 } };
const dbfs: Unit = { symbol: 'dBFS', spellings: { dBFS: 1 }, differences: { ...decibel, dBFS: 1 } };
const decibels: Unit = { symbol: 'dB', spellings: decibel };
const degrees: Unit = { symbol: '°', spellings: { '°': 1, deg: 1 } };
const luminance: Unit = { symbol: 'cd/m²', spellings: { 'cd/m²': 1, 'cd/m2': 1, nit: 1, nits: 1 } };
const frames: Unit = { symbol: 'frames', spellings: { frames: 1, frame: 1 } };
const pixels: Unit = { symbol: 'px', spellings: { px: 1 } };
const percent: Unit = { symbol: '%', spellings: { '%': 1 } };
const fraction: Unit = { symbol: '', spellings: { '%': 0.01 } };
const frameRate: Unit = { symbol: 'fps', spellings: { fps: 1, Hz: 1 } };

/** The end of a fact's name says its unit; the longest ending that fits counts. */
const byEnding: readonly (readonly [string, Unit])[] = [
  ['_cd_m2', luminance],
  ['_fraction', fraction],
  ['_percent', percent],
  ['_frames', frames],
  ['_bytes', bytes],
  ['_lufs', lufs],
  ['_dbtp', dbtp],
  ['_dbfs', dbfs],
  ['_bps', bitRate],
  ['_sec', seconds],
  ['_deg', degrees],
  ['_hz', hertz],
  ['_lu', loudnessUnits],
  ['_db', decibels],
  ['_ms', milliseconds],
  ['_px', pixels],
];

/** The unit a fact is held in, from the last names of its address; null when its name carries none. */
export function unitOfNames(names: readonly string[]): Unit | null {
  const last = names.at(-1) ?? '';
  if (last === 'value' && /(^|_)frame_rate$/.test(names.at(-2) ?? '')) return frameRate;
  if (/(^|_)(width|height)$/.test(last)) return pixels;
  return byEnding.find(([ending]) => last.endsWith(ending))?.[1] ?? null;
}

/** The unit a canonical symbol stands for, to write a measured value again. */
export function unitBySymbol(symbol: string | null): Unit | null {
  if (symbol === null) return null;
  return [frameRate, ...byEnding.map(([, unit]) => unit)].find((unit) => unit.symbol === symbol) ?? null;
}
