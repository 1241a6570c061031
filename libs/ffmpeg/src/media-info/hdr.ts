import { readColor } from './color';
import { matrixName, primariesName, transferName } from './color-names';
import { baseLayerFormat, describeDolbyVision, readDolbyVision } from './dolby-vision';
import { readStaticMetadata, type StaticMetadata } from './hdr-metadata';
import type { Color, DolbyVision, Hdr, HdrFormat } from './media-info';
import type { Mp4SampleEntry } from './mp4/mp4-facts';
import { asText, type Dictionary } from './read-value';
import { findSideData } from './side-data';

export interface HdrInput {
  stream: Dictionary;
  /** First frames of this stream. */
  frames: Dictionary[];
  entry: Mp4SampleEntry | null;
  /** The stream as the container alone declares it. */
  declared: Dictionary | null;
  color: Color;
  bitDepth: number | null;
}

/** Dynamic metadata by the words of ffprobe's side data type. */
const DYNAMIC: ReadonlyArray<readonly [string, string]> = [
  ['smpte2094-40', 'SMPTE ST 2094-40'],
  ['hdr10+', 'SMPTE ST 2094-40'],
  ['dolby vision rpu', 'Dolby Vision RPU'],
  ['dolby vision metadata', 'Dolby Vision RPU'],
  ['cuva', 'HDR Vivid'],
];
const HDR10_PLUS = 'SMPTE ST 2094-40';

/**
 * What the picture is, by evidence: a Dolby Vision configuration record; the transfer (SMPTE ST 2084 or ARIB STD-B67); static
 * metadata on top of PQ (HDR10); dynamic metadata of frames (HDR10+). Static metadata without such a transfer is not HDR.
 */
export function readHdr(input: HdrInput): Hdr {
  const dolbyVision = readDolbyVision(input.stream, input.entry);
  const metadata = readStaticMetadata(input.stream, input.frames, input.entry);
  const dynamic = dynamicMetadata(input);
  const base = baseFormat(input, metadata, dynamic);
  return {
    is_hdr: dolbyVision ? true : base === null ? null : base !== 'SDR',
    format: dolbyVision ? 'Dolby Vision' : base,
    compatible_with: compatible(dolbyVision, base),
    dolby_vision: dolbyVision,
    mastering_display: metadata.masteringDisplay,
    content_light: metadata.contentLight,
    dynamic_metadata: dynamic,
    evidence: describe(input, dolbyVision, metadata, dynamic, base),
    contradictions: contradict(input, dolbyVision, metadata, dynamic, base),
  };
}

function dynamicMetadata({ stream, frames }: HdrInput): string[] {
  const holders = [stream, ...frames];
  const seen = DYNAMIC.filter(([words]) =>
    holders.some((holder) => findSideData(holder['side_data_list'], words).length > 0),
  );
  return [...new Set(seen.map(([, name]) => name))];
}

// the picture without Dolby Vision
function baseFormat(input: HdrInput, metadata: StaticMetadata, dynamic: string[]): HdrFormat | null {
  const { transfer, primaries } = input.color;
  if (transfer === 'arib-std-b67') return 'HLG';
  if (transfer === 'smpte2084') {
    const wide = primaries === null || primaries === 'bt2020';
    const deep = input.bitDepth === null || input.bitDepth >= 10;
    if (dynamic.includes(HDR10_PLUS)) return 'HDR10+';
    const described = metadata.masteringDisplay !== null || metadata.contentLight !== null;
    return described && wide && deep ? 'HDR10' : 'PQ';
  }
  if (transfer !== null) return 'SDR';
  // nothing signalled: players take it as SDR, but a wide gamut without a transfer is simply not known
  return asText(input.stream['pix_fmt']) === null || primaries === 'bt2020' ? null : 'SDR';
}

function compatible(dolbyVision: DolbyVision | null, base: HdrFormat | null): HdrFormat[] {
  if (!dolbyVision) return base === 'HDR10+' ? ['HDR10', 'PQ'] : base === 'HDR10' ? ['PQ'] : [];
  // profile 5 and its like have no base layer anyone else can show
  const claimed = baseLayerFormat(dolbyVision);
  if (claimed === null) return [];
  const agrees = base === null || family(base) === family(claimed);
  return [agrees ? claimed : base];
}

const family = (format: HdrFormat): 'SDR' | 'HLG' | 'PQ' => (format === 'SDR' || format === 'HLG' ? format : 'PQ');

function describe(
  input: HdrInput,
  dolbyVision: DolbyVision | null,
  metadata: StaticMetadata,
  dynamic: string[],
  base: HdrFormat | null,
): string[] {
  const { transfer, primaries } = input.color;
  const evidence = dolbyVision ? [`Dolby Vision configuration record: ${describeDolbyVision(dolbyVision)}`] : [];
  if (transfer !== null)
    evidence.push(`transfer ${transfer}${primaries === null ? '' : ` with primaries ${primaries}`}`);
  else if (!dolbyVision) evidence.push(`no transfer is signalled${base === 'SDR' ? '; players take it as SDR' : ''}`);
  if (metadata.masteringDisplay) evidence.push(`mastering display metadata in ${metadata.masteringFrom ?? 'stream'}`);
  if (metadata.contentLight) evidence.push(`content light level in ${metadata.contentLightFrom ?? 'stream'}`);
  return [...evidence, ...dynamic.map((name) => `dynamic metadata ${name} in frames`)];
}

function contradict(
  input: HdrInput,
  dolbyVision: DolbyVision | null,
  metadata: StaticMetadata,
  dynamic: string[],
  base: HdrFormat | null,
): string[] {
  const { color, bitDepth } = input;
  const found = [...metadata.oddities];
  const claimed = dolbyVision && baseLayerFormat(dolbyVision);
  if (claimed && color.transfer !== null && base !== null && family(base) !== family(claimed)) {
    found.push(
      `Dolby Vision compatibility id ${dolbyVision.compatibility_id ?? '?'} means a base layer of ${claimed}, but the transfer is ${color.transfer}`,
    );
  }
  const isHdrBase = base !== null && base !== 'SDR';
  if (!isHdrBase && !dolbyVision) {
    if (metadata.masteringDisplay || metadata.contentLight)
      found.push('static HDR metadata without a PQ or HLG transfer');
    if (dynamic.length > 0) found.push(`dynamic metadata ${dynamic.join(', ')} without a PQ or HLG transfer`);
    if (color.primaries === 'bt2020' && color.transfer === null) found.push('primaries bt2020 without a transfer');
  }
  if (isHdrBase && bitDepth !== null && bitDepth < 10)
    found.push(`transfer ${color.transfer ?? '?'} with ${bitDepth} bits`);
  return [...found, ...containerContradictions(input), ...frameContradictions(input)];
}

function containerContradictions({ entry, declared, color }: HdrInput): string[] {
  const box = entry?.color;
  const said = box
    ? { transfer: transferName(box.transfer), primaries: primariesName(box.primaries), matrix: matrixName(box.matrix) }
    : declared && readColor(declared, []);
  if (!said) return [];
  const who = box ? "the container's colr box" : 'the container';
  const pairs = [
    ['transfer', said.transfer, color.transfer],
    ['primaries', said.primaries, color.primaries],
    ['matrix', said.matrix, color.matrix],
  ] as const;
  return pairs.flatMap(([what, container, stream]) =>
    container !== null && stream !== null && container !== stream
      ? [`${who} says ${what} ${container}, the bitstream ${stream}`]
      : [],
  );
}

function frameContradictions({ frames, color }: HdrInput): string[] {
  const decoded = asText(frames[0]?.['color_transfer']);
  return decoded !== null && color.transfer !== null && decoded !== color.transfer
    ? [`the header says transfer ${color.transfer}, the first frame ${decoded}`]
    : [];
}
