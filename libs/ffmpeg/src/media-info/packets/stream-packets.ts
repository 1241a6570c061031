import { round } from '../read-value';
import { BitRateSeries } from './bit-rate-series';
import { ClockLinks } from './clock-links';
import { DecodingTimes } from './decoding-times';
import { DisplayOrder } from './display-order';
import { FrameDurations } from './frame-durations';
import { GopRates } from './gop-rates';
import { Keyframes } from './keyframes';
import type { StreamPacketFacts } from './packet-facts';
import type { PacketRecord } from './packet-line';

/** Half of 2^33 ticks of 90 kHz: a transport stream's clock wraps after 26.5 hours. */
const HALF_CLOCK_SEC = 2 ** 32 / 90_000;

/** The statistics of one stream's packets, in constant memory. */
export class StreamPackets {
  private packets = 0;
  private discarded = 0;
  private corrupt = 0;
  private bytes = 0;
  private hiddenBytes = 0;
  private missingPts = 0;
  private missingDts = 0;
  private backwardDts = 0;
  private wraps = 0;
  private startSec: number | null = null;
  private endSec: number | null = null;
  private lastDts: number | null = null;
  private lastDuration: number | null = null;
  private toldSec = 0;
  private toldCount = 0;
  private readonly bitRate = new BitRateSeries();
  private readonly links = new ClockLinks();
  private readonly order = new DisplayOrder();
  private readonly durations = new FrameDurations();
  private readonly decoding = new DecodingTimes();
  private readonly keyframes = new Keyframes();
  private readonly gopRates = new GopRates();

  constructor(private readonly streamIndex: number) {}

  add(packet: PacketRecord): void {
    this.packets += 1;
    this.bytes += packet.sizeBytes;
    if (packet.corrupt) this.corrupt += 1;
    // an edit list's next stretch begins with what its first frame needs: its time steps back, and nobody sees it
    if (!packet.discard) this.followDts(packet.dtsSec);
    this.bitRate.add(packet.dtsSec ?? packet.ptsSec, packet.sizeBytes);
    this.keyframes.add(packet.keyframe, packet.ptsSec ?? packet.dtsSec);
    this.gopRates.add(packet.keyframe, packet.ptsSec ?? packet.dtsSec, packet.sizeBytes);
    if (packet.durationSec !== null && packet.durationSec > 0) {
      this.lastDuration = packet.durationSec;
      this.toldSec += packet.durationSec;
      this.toldCount += 1;
    }
    if (packet.ptsSec === null) this.missingPts += 1;
    // what is decoded and not shown is part of the file and no part of the programme
    if (packet.discard) {
      this.discarded += 1;
      this.hiddenBytes += packet.sizeBytes;
    } else {
      this.extend(packet);
      this.decoding.add(packet);
    }
  }

  /** Earliest and latest time so far, seconds. */
  get span(): { startSec: number | null; endSec: number | null } {
    return { startSec: this.startSec, endSec: this.endSec };
  }

  finish(): StreamPacketFacts {
    for (const frame of this.order.drain()) this.durations.add(frame);
    const filledSec = this.missingPts > 0 ? this.decoding.spanSec : null;
    if (filledSec !== null) this.endSec = Math.max(this.endSec ?? 0, (this.startSec ?? 0) + filledSec);
    const known = this.startSec !== null && this.endSec !== null && this.endSec > this.startSec;
    const durationSec = known ? round((this.endSec ?? 0) - (this.startSec ?? 0)) : null;
    const distances = filledSec === null ? this.durations : this.decoding.durations;
    return {
      stream_index: this.streamIndex,
      packet_count: this.packets,
      discarded_count: this.discarded,
      corrupt_count: this.corrupt,
      bytes: this.bytes,
      start_sec: this.startSec === null ? null : round(this.startSec),
      end_sec: this.endSec === null ? null : round(this.endSec),
      duration_sec: durationSec,
      chained_duration_sec: roundOrNull(this.links.finish()),
      told_duration_sec: this.packets > 0 && this.toldCount === this.packets ? round(this.toldSec) : null,
      bit_rate: this.bitRate.finish(durationSec, this.hiddenBytes),
      frame_durations: distances.finish(),
      gop: this.keyframes.gop(this.endSec),
      keyframes: this.keyframes.keyframes(),
      gop_bit_rate: this.keyframes.everyPacket ? null : this.gopRates.finish(this.endSec),
      timing: {
        missing_pts_count: this.missingPts,
        missing_dts_count: this.missingDts,
        backward_dts_count: this.backwardDts,
        wrap_count: this.wraps,
        ...distances.timing(),
      },
    };
  }

  private extend(packet: PacketRecord): void {
    const time = packet.ptsSec ?? packet.dtsSec;
    if (time === null) return;
    this.links.add(time, packet.durationSec ?? 0);
    this.startSec = Math.min(this.startSec ?? time, time);
    this.endSec = Math.max(this.endSec ?? time, time + (packet.durationSec ?? 0));
    if (packet.ptsSec === null) return;
    const next = this.order.push({ timeSec: packet.ptsSec, durationSec: packet.durationSec ?? this.lastDuration });
    if (next !== null) this.durations.add(next);
  }

  private followDts(dtsSec: number | null): void {
    if (dtsSec === null) {
      this.missingDts += 1;
      return;
    }
    if (this.lastDts !== null && dtsSec <= this.lastDts) {
      if (this.lastDts - dtsSec > HALF_CLOCK_SEC) this.wraps += 1;
      else this.backwardDts += 1;
    }
    this.lastDts = dtsSec;
  }
}

const roundOrNull = (value: number | null): number | null => (value === null ? null : round(value));
