import type { TransportFacts } from '../transport-stream';
import type { ProbeEvidence } from './evidence';
import type { Encryption } from './media-info';
import type { RawProbe } from './raw-probe';
import { asDictionary, asId, asText, own, type Dictionary } from './read-value';
import { findSideData } from './side-data';
import { formatNames, type StreamEvidence } from './stream-evidence';
import { findTag } from './tags';

/** stream_type of H.264, AAC, AC-3 and E-AC-3 of which the samples are encrypted ("MPEG-2 Stream Encryption Format for HTTP Live Streaming"). */
const SAMPLE_AES_TYPES = new Set([0xdb, 0xcf, 0xc1, 0xc2]);
/** How packed sound says in front of itself that its samples are encrypted: the ID3 frame, and what its words begin with. */
const PACKED_SOUND_TAG = 'id3v2_priv.com.apple.streaming.audiodescription';
const PACKED_SOUND = /^(?:zaac|zach|zacp|zac3|zec3)/;

/**
 * What says that the media is encrypted: boxes of ISO/IEC 23001-7, stream types and descriptions of SAMPLE-AES, scrambled packets of
 * a transport stream. False where all that could say so was read and did not; null where it was not looked at.
 */
export function readEncryption(raw: RawProbe, evidence: ProbeEvidence, streams: StreamEvidence[]): Encryption {
  const { boxes, transport } = evidence;
  const told = (scheme: string | null, among: readonly StreamEvidence[], others = false): Encryption => ({
    encrypted: true,
    scheme,
    ...extent(among, streams, others),
  });
  const marked = streams.filter(({ stream }) => isMarked(stream));
  if (boxes?.encrypted) return told(boxes.scheme, streams.filter(isProtected));
  if (isPackedSound(raw)) return told('SAMPLE-AES', streams);
  const typed = formatNames(raw).includes('mpegts') ? streams.filter(({ stream }) => hasSampleAesType(stream)) : [];
  if (typed.length > 0) return told('SAMPLE-AES', typed);
  const pids = transport ? scrambledPids(transport) : null;
  if ((pids && pids.scrambled.size > 0) || marked.length > 0) {
    const on = (of: StreamEvidence) => marked.includes(of) || pids?.scrambled.has(asId(of.stream['id']) ?? -1) === true;
    return told(boxes?.scheme ?? null, streams.filter(on), pids?.someClear ?? false);
  }
  const isClear = boxes?.hasMoov === true || transport?.complete === true;
  return {
    encrypted: isClear ? false : null,
    scheme: null,
    partial: isClear ? false : null,
    streams: isClear ? [] : null,
  };
}

/** Which streams it is, and whether there is picture or sound beside them that is clear; null where nothing says which. */
function extent(
  among: readonly StreamEvidence[],
  streams: readonly StreamEvidence[],
  others: boolean,
): Pick<Encryption, 'partial' | 'streams'> {
  if (among.length === 0) return { partial: others ? true : null, streams: null };
  const isShown = ({ type }: StreamEvidence) => type === 'video' || type === 'audio';
  return {
    partial: others || streams.some((of) => isShown(of) && !among.includes(of)),
    streams: among.map(({ index }) => index),
  };
}

const isProtected = ({ track }: StreamEvidence): boolean =>
  track?.sampleEntries.some(({ format, scheme }) => scheme !== null || /^enc[vatsm]$/.test(format)) === true;

/** Packets that damage may make up of a stream that there is not. */
const STRAY_PACKETS = 16;

/** Streams most packets of which are marked: such as a map names, or of any with more than a few packets where no map was found. */
function scrambledPids({ programs, pids }: TransportFacts): { scrambled: Set<number>; someClear: boolean } {
  const named = new Set(programs.flatMap(({ streams }) => streams.map(({ pid }) => pid)));
  const counted = pids.filter(({ pid, packet_count: packets }) =>
    named.size > 0 ? named.has(pid) : packets > STRAY_PACKETS,
  );
  const isMost = ({ packet_count: packets, scrambled_count: marked }: (typeof counted)[number]) => marked * 2 > packets;
  return {
    scrambled: new Set(counted.filter(isMost).map(({ pid }) => pid)),
    someClear: named.size > 0 && counted.some((pid) => pid.packet_count > 0 && !isMost(pid)),
  };
}

function isPackedSound(raw: RawProbe): boolean {
  const packed = findTag(own(asDictionary(raw.format), 'tags'), PACKED_SOUND_TAG);
  return packed !== null && PACKED_SOUND.test(packed);
}

// ffprobe prints the stream type as the tag
function hasSampleAesType(stream: Dictionary): boolean {
  return SAMPLE_AES_TYPES.has(Number(asText(stream['codec_tag']) ?? Number.NaN));
}

/** The stream itself says that it is encrypted. */
function isMarked(stream: Dictionary): boolean {
  return findSideData(stream['side_data_list'], 'encryption').length > 0;
}

/** What a decoder made of this stream is nothing. Where nothing says which streams are encrypted, all may be. */
export function isEncryptedStream({ encrypted, streams }: Encryption, index: number): boolean {
  return encrypted === true && (streams?.includes(index) ?? true);
}
