import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { neighbour, Service } from './service';

export interface Rendition {
  id: string;
  kind: string;
  uri: string | null;
  language: string | null;
  measured: {
    segments_measured: number;
    width: number | null;
    frame_rate: number | null;
    codecs: string[];
    bit_rate_coverage: string;
    starts_with_keyframe: boolean | null;
  } | null;
  errors: { code: string }[];
}
export interface Analysis {
  id: string;
  status: string;
  code?: string;
  source: { kind: string; name: string; url?: string };
  progress: { stage: string | null };
  media: {
    video: { width: number }[];
    audio: { language: string | null }[];
    container: { duration_sec: number };
  } | null;
  enhanced_analysis: {
    ladder: {
      type: string;
      duration_sec: number;
      languages: { audio: string[] };
      alignment: { keyframes_aligned: boolean | null; boundaries_aligned: boolean | null; compared_segments: number };
      encryption: { encrypted: boolean };
      coverage: { segments: number; segments_measured: number; renditions_measured: number };
      renditions: Rendition[];
      variants: { measured: { peak_bps: number } }[];
    };
  };
  findings: { check: string; severity: string; message: string }[];
  verdict: { result: string };
  engine: { bytes_read: number | null };
  reused_from: string | null;
  error: { code: string; detail: string } | null;
}

/** A service that probes streams, and an origin that serves its media root besides pages of its own. */
export class StreamBench {
  /** What the origin was asked. */
  seen: IncomingMessage[] = [];
  /** Texts the origin serves, by path. */
  readonly pages = new Map<string, string>();
  /** How often `/endless.m3u8` was asked for, a playlist that drips for ever. */
  dripping = 0;

  private constructor(
    readonly service: Service,
    readonly origin: string,
    private readonly close: () => void,
  ) {}

  static async start(name: string, environment: Record<string, string> = {}): Promise<StreamBench> {
    const server = createServer((request, reply) => {
      bench.seen.push(request);
      const path = new URL(request.url ?? '/', 'http://origin').pathname;
      const page = bench.pages.get(path);
      if (page !== undefined) return void reply.end(page);
      if (path === '/endless.m3u8') {
        bench.dripping += 1;
        reply.write('#EXTM3U\n#EXT-X-TARGETDURATION:2\n');
        const drip = setInterval(() => reply.write('#EXTINF:2,\nsegment.ts\n'), 20);
        return void reply.on('close', () => clearInterval(drip));
      }
      try {
        reply.end(readFileSync(join(bench.service.mediaRoot, path)));
      } catch {
        reply.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, neighbour, resolve));
    const { port } = server.address() as AddressInfo;
    const close = () => {
      server.closeAllConnections();
      server.close();
    };
    const service = await Service.start(name, { environment });
    const bench: StreamBench = new StreamBench(service, `http://${neighbour}:${port}`, close);
    return bench;
  }

  async stop(): Promise<void> {
    await this.service.stop();
    this.close();
  }

  probe(format: 'hls' | 'dash', body: object): Promise<{ status: number; body: Analysis; headers: Headers }> {
    return this.service.post<Analysis>(`/api/v1/probe/${format}`, body);
  }
}

export function ofKind({ enhanced_analysis: { ladder } }: Analysis, kind: string): Rendition[] {
  return ladder.renditions.filter((one) => one.kind === kind);
}

export function errorsOf({ findings }: Analysis): Analysis['findings'] {
  return findings.filter(({ severity }) => severity === 'error' || severity === 'critical');
}

/** The encoder declares what it was asked for, not what it made. */
export function beyondBandwidth(analysis: Analysis): Analysis['findings'] {
  return errorsOf(analysis).filter(({ check }) => check !== 'ladder.bandwidth');
}

export function checksOf(analysis: Analysis): string[] {
  return [...new Set(errorsOf(analysis).map(({ check }) => check))].sort();
}
