export const readiness = ['ready', 'ready_with_warnings', 'not_ready', 'unknown'] as const;
export type DeliveryReadiness = (typeof readiness)[number];

/** One problem in words, with the findings it rests on. */
export interface InsightIssue {
  /** ids of findings, or `verdict.rules.<id>` where a rule failed without one */
  finding_ids: string[];
  explanation: string;
  fix: string;
  /** a command line that was checked against a closed grammar; `INPUT` and `OUTPUT` stand for the files */
  ffmpeg_hint: string | null;
}

/** What was written, by whom, and how much of it held. */
export interface InsightDocument {
  summary: string;
  issues: InsightIssue[];
  /** from the verdict alone; no writer decides it */
  delivery_readiness: DeliveryReadiness;
  /** ids of the digest the text rests on */
  citations: string[];
  /** whether everything the model said could be traced to the digest; what could not was dropped */
  grounded: boolean;
  dropped_claims: number;
  /** of the text; rules write English whatever was asked */
  language: string;
  generated_by: 'llm' | 'rules';
  /** why rules wrote it although a model was to; null otherwise */
  fallback_reason: string | null;
  provider: string | null;
  model: string | null;
  prompt_version: number | null;
  tokens: { prompt: number; completion: number };
  /** by the configured price; null where none is configured */
  cost: number | null;
  /** an earlier insight of the same digest, whose text this is */
  reused_from: string | null;
}
