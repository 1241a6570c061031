import {
  type MediaInfo,
  type MediaTools,
  normalize,
  type RawProbe,
  type RunFigures,
  type RunOptions,
  type ToolLimits,
} from '@app/ffmpeg';
import type { Progress } from '@app/queue';
import type { EnhancedAnalysis } from './analysis-documents';
import type { AnalysisOptions } from './analysis-options';
import type { Measurements } from './analyzers/analyzer';
import { detectorThresholds, withGroups } from './check-settings';
import { enhancedAnalysis } from './enhanced/enhanced-analysis';
import { packetTimeline } from './enhanced/gop-results';
import type { Sources } from './enhanced/sources';
import { gatherEvidence, type Gathered } from './gather-evidence';
import type { HeaderAhead } from './header-ahead';
import { hashStreams } from './hash-streams';
import { lookAtCaptions } from './look-at-captions';
import type { OpenSource } from './probe-source';
import { readHeader, undecodedPicture } from './read-header';
import { lookAgain } from './second-look';
import { seeContent, withLoudness } from './see-content';
import { tellReading } from './tell-reading';
import { countMessages, decodeComplaints, withoutDecoders } from './tool-complaints';

export interface Measured {
  raw: RawProbe;
  media: MediaInfo;
  enhanced: EnhancedAnalysis;
  timeline: Record<string, unknown> | null;
  measurements: Measurements;
  figures: RunFigures[];
}

interface How {
  run: RunOptions & { signal: AbortSignal };
  /** the header of this source, where it is being read already */
  ahead?: HeaderAhead | null;
  contentLimits: Partial<ToolLimits>;
  contentTimeoutMs: number;
  report: (progress: Progress) => void;
}

const nothing: Gathered = { evidence: {}, messages: [], figures: [] };

/** Measures an open source as deep as was asked, and puts together what was found. @throws AppError of the tools */
export async function measureSource(
  tools: MediaTools,
  open: OpenSource,
  options: AnalysisOptions,
  { run, ahead = null, contentLimits, contentTimeoutMs, report }: How,
): Promise<Measured> {
  const { input } = open;
  const {
    probe,
    raw: told,
    gathered,
  } = await tellReading(open, report, async (isAt) => {
    const read = await readHeader(tools, open, options.ffprobe, run, ahead);
    if (read.picture) return { ...read, gathered: { ...nothing, evidence: { boxes: read.picture } } };
    const more = options.depth === 'quick' ? nothing : await gatherEvidence(tools, open, read.raw, options, run, isAt);
    return { ...read, gathered: more };
  });
  const known = open.facts().sizeBytes;
  const captions = await lookAtCaptions(
    tools,
    input,
    { raw: told, evidence: gathered.evidence, depth: options.depth },
    run,
  );
  const evidence = { ...gathered.evidence, captions, ...(known !== null && { sizeBytes: known }) };
  const header = withGroups(normalize(told, evidence), options);
  // what the boxes tell in its stead is no word of ffprobe's
  const raw = probe === null ? {} : told;
  const thresholds = options.settings ?? options.thresholds ?? {};
  const sayAgain = options.second_opinion === true || options.depth !== 'quick';
  // in turn: both read the source, and how much MediaInfo may read of it is what is left
  const streamHashes = options.stream_hashes === true ? await hashStreams(tools, input, run) : null;
  const again = { requested: options.second_opinion === true, signal: run.signal };
  const secondLook = sayAgain ? await lookAgain(tools.runner, open, raw, header, again) : null;
  // a decode takes as long as the media asks for, not as long as a header
  if (options.depth === 'full') open.renew(contentTimeoutMs);
  const deep = { signal: run.signal, limits: contentLimits };
  const kept = undecodedPicture({ probe, picture: evidence.boxes ?? null });
  const { content, undecoded } =
    options.depth === 'full' && kept === null
      ? await seeContent(
          tools,
          input,
          header,
          { checks: options.checks, thresholds: detectorThresholds(thresholds) },
          deep,
          report,
        )
      : { content: null, undecoded: options.depth === 'full' ? kept : null };
  const media = withLoudness(header, content);
  const isTransport = media.container.format_names.includes('mpegts');
  const start = media.container.start_time_sec ?? 0;
  const complaints = [
    ...countMessages('header', probe?.messages ?? [], isTransport, start),
    ...countMessages('packets', gathered.messages, isTransport, start),
    ...decodeComplaints(content?.decode ?? null, media),
  ];
  const sources: Sources = {
    depth: options.depth,
    raw,
    media,
    evidence,
    content,
    undecoded,
    complaints: withoutDecoders(complaints, media, evidence.boxes?.picture?.tileCount),
    secondLook,
    streamHashes,
  };
  const series = packetTimeline(sources);
  return {
    raw,
    media,
    enhanced: enhancedAnalysis(sources),
    timeline: series || content ? { ...series, ...content?.timeline } : null,
    measurements: { ...sources, thresholds, toolVersion: tools.ffprobe.capabilities.version },
    figures: [...(probe ? [probe.figures] : []), ...gathered.figures, ...(content?.figures ? [content.figures] : [])],
  };
}
