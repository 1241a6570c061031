import { round } from '../read-value';
import { BitRateSeries } from './bit-rate-series';
import { Interleave } from './interleave';
import type { PacketFacts } from './packet-facts';
import { parsePacketLine, type PacketRecord } from './packet-line';
import { StreamPackets } from './stream-packets';

const MAX_STREAMS = 1_024;

/**
 * Statistics over every packet of a file, fed one line at a time (see `parsePacketLine` for what to ask ffprobe), in constant
 * memory for each stream. `interleaved`: indexes of the streams whose interleaving counts (audio and video); all of them by default.
 */
export class PacketStats {
  private readonly streams = new Map<number, StreamPackets>();
  private readonly bitRate = new BitRateSeries();
  private readonly interleave: Interleave;
  private ignored = 0;

  constructor(options: { interleaved?: Iterable<number> } = {}) {
    this.interleave = new Interleave(options.interleaved ? new Set(options.interleaved) : null);
  }

  /** Takes one line of ffprobe's output; says whether it was a packet. */
  feed(line: string): boolean {
    const packet = parsePacketLine(line.trimEnd());
    if (packet) this.add(packet);
    else if (line.trim() !== '') this.ignored += 1;
    return packet !== null;
  }

  add(packet: PacketRecord): void {
    let stream = this.streams.get(packet.streamIndex);
    if (!stream) {
      if (this.streams.size >= MAX_STREAMS) {
        this.ignored += 1;
        return;
      }
      stream = new StreamPackets(packet.streamIndex);
      this.streams.set(packet.streamIndex, stream);
    }
    stream.add(packet);
    this.bitRate.add(packet.dtsSec ?? packet.ptsSec, packet.sizeBytes);
    this.interleave.add(packet);
  }

  /** `complete`: every packet of the file was read. */
  finish(complete = true): PacketFacts {
    const spans = [...this.streams.values()].map((stream) => stream.span);
    const starts = spans.flatMap(({ startSec }) => (startSec === null ? [] : [startSec]));
    const ends = spans.flatMap(({ endSec }) => (endSec === null ? [] : [endSec]));
    const length = starts.length > 0 && ends.length > 0 ? Math.max(...ends) - Math.min(...starts) : 0;
    const durationSec = length > 0 ? round(length) : null;
    const streams = [...this.streams.values()].map((stream) => stream.finish());
    return {
      complete,
      streams: streams.sort((a, b) => a.stream_index - b.stream_index),
      duration_sec: durationSec,
      bytes: streams.reduce((sum, stream) => sum + stream.bytes, 0),
      bit_rate: this.bitRate.finish(durationSec),
      interleave_sec: streams.length > 1 ? round(this.interleave.finish()) : null,
      ignored_lines: this.ignored,
    };
  }
}
