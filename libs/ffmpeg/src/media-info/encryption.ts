import type { TransportFacts } from '../transport-stream';
import type { ProbeEvidence } from './evidence';
import type { Encryption } from './media-info';
import type { RawProbe } from './raw-probe';
import { asDictionary, asText, own, type Dictionary } from './read-value';
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
  if (boxes?.encrypted) return { encrypted: true, scheme: boxes.scheme };
  if (isSampleAes(raw, streams)) return { encrypted: true, scheme: 'SAMPLE-AES' };
  if ((transport && isScrambled(transport)) || streams.some(({ stream }) => isMarked(stream))) {
    return { encrypted: true, scheme: boxes?.scheme ?? null };
  }
  const isClear = boxes?.hasMoov === true || transport?.complete === true;
  return { encrypted: isClear ? false : null, scheme: null };
}

/** Packets that damage may make up of a stream that there is not. */
const STRAY_PACKETS = 16;

/** Most packets of a stream are marked: of one that a map names, or of any with more than a few packets where no map was found. */
function isScrambled({ programs, pids }: TransportFacts): boolean {
  const named = new Set(programs.flatMap(({ streams }) => streams.map(({ pid }) => pid)));
  const counts = (pid: number, packets: number) => (named.size > 0 ? named.has(pid) : packets > STRAY_PACKETS);
  return pids.some(
    ({ pid, packet_count: packets, scrambled_count: marked }) => counts(pid, packets) && marked * 2 > packets,
  );
}

function isSampleAes(raw: RawProbe, streams: StreamEvidence[]): boolean {
  const packed = findTag(own(asDictionary(raw.format), 'tags'), PACKED_SOUND_TAG);
  if (packed !== null && PACKED_SOUND.test(packed)) return true;
  return formatNames(raw).includes('mpegts') && streams.some(({ stream }) => hasSampleAesType(stream));
}

// ffprobe prints the stream type as the tag
function hasSampleAesType(stream: Dictionary): boolean {
  return SAMPLE_AES_TYPES.has(Number(asText(stream['codec_tag']) ?? Number.NaN));
}

/** The stream itself says that it is encrypted. */
function isMarked(stream: Dictionary): boolean {
  return findSideData(stream['side_data_list'], 'encryption').length > 0;
}
