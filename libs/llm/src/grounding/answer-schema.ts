import { z } from 'zod';

const claim = z.object({ text: z.string().min(1).max(600), citations: z.array(z.string().max(200)).max(20) });

/** What a model must answer for an insight. */
export const insightAnswer = z.object({
  summary: z.array(claim).max(8),
  issues: z
    .array(
      z.object({
        finding_ids: z.array(z.string().max(200)).max(40),
        explanation: z.string().min(1).max(900),
        fix: z.string().min(1).max(600),
        ffmpeg_hint: z.string().max(400).nullable().default(null),
      }),
    )
    .max(20),
});

export type InsightAnswer = z.infer<typeof insightAnswer>;

/** One line of an answer to a question. */
export const claimLine = claim;
export type Claim = z.infer<typeof claim>;

/** The same as JSON Schema, for models that are told what form to keep. */
export const insightAnswerSchema = z.toJSONSchema(insightAnswer, { io: 'output' });
