import type { components } from './schema';

type Schemas = components['schemas'];

export type Analysis = Schemas['AnalysisDto'];
export type ListedAnalysis = Schemas['ListedAnalysisDto'];
export type MediaInfo = Schemas['MediaInfo'];
export type VideoStream = Schemas['VideoStream'];
export type AudioStream = Schemas['AudioStream'];
export type Finding = Schemas['Finding'];
export type NotEvaluated = Schemas['NotEvaluated'];
export type Verdict = Schemas['VerdictDto'];
export type RuleVerdict = Schemas['RuleVerdictDto'];
export type Evaluation = Schemas['EvaluationDto'];
export type Policy = Schemas['PolicyDto'];
export type FullPolicy = Schemas['FullPolicyDto'];
export type Comparison = Schemas['ComparisonDto'];
export type Comparisons = Schemas['ComparisonsDto'];
export type MetricResult = Schemas['MetricResult'];
export type Batch = Schemas['BatchDto'];
export type BatchItem = Schemas['BatchItemViewDto'];
export type AcceptedBatch = Schemas['AcceptedBatchDto'];
export type Report = Schemas['ReportDto'];
export type ReportFormat = Report['format'];
export type Upload = Schemas['UploadDto'];
export type Progress = Schemas['ProgressDto'];
/** RFC 9457 problem details. */
export type Problem = Schemas['ProblemDto'];

/** One way of naming media; exactly one field is given (and `headers` with `url`). */
export type Source =
  | { file_path: string }
  | { upload_id: string }
  | { analysis_id: string }
  | { url: string; headers?: Record<string, string> }
  | { s3: string };

/** What a probe may be asked besides its source. */
export type ProbeOptions = Omit<Schemas['ProbeFileDto'], 'file_path' | 'upload_id' | 'analysis_id' | 'async'>;
/** The manifest of a stream: an address, or a path below a media root. */
export type Manifest = { manifest_url: string; headers?: Record<string, string> } | { file_path: string };
/** What the probe of a stream may be asked besides its manifest. */
export type StreamOptions = Omit<Schemas['ProbeStreamDto'], 'manifest_url' | 'file_path' | 'headers' | 'async'>;
/** What a comparison may be asked besides its two sides. */
export type CompareOptions = Omit<Schemas['CompareDto'], 'reference' | 'distorted' | 'async'>;
export type BatchRequest = Schemas['BatchAnalyzeDto'];

/** What a report shows; exactly one field is given. */
export type ReportSubject = { analysis_id: string } | { comparison_id: string } | { batch_id: string };

/** How a call that takes its time is watched and ended. */
export interface Watching {
  /** ends the call, not the job: that goes on at the service */
  signal?: AbortSignal;
  /** bytes sent of the whole body, each time more are on their way */
  onUpload?: (sent: number, total: number) => void;
  /** how far the job is, each time the service tells */
  onProgress?: (progress: Progress) => void;
}
