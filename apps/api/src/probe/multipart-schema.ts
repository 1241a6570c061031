import { priorities } from '@app/probe';

/** Without an example Swagger UI fills in "string" and sends it; an empty field says nothing. */
const text = (description: string) => ({ type: 'string' as const, description, example: '' });

/** The multipart form of a probe: the file and the options as text. */
export const multipartProbeSchema = {
  type: 'object' as const,
  title: 'ProbeUpload',
  required: ['file'],
  properties: {
    file: { type: 'string' as const, format: 'binary', description: 'the media' },
    async: text('true or false'),
    fresh: text('true or false'),
    depth: { type: 'string' as const, enum: ['quick', 'standard', 'full'], default: 'standard' },
    checks: text('ids as JSON list or comma separated'),
    policy: text('slug of a policy'),
    thresholds: text('JSON object of numbers by check'),
    audio_groups: text('JSON list of audio groups'),
    ffprobe: text('JSON object of ffprobe options'),
    webhook_url: text('http or https URL'),
    labels: text('JSON object of labels'),
    insights: text('true or false'),
    second_opinion: text('true or false'),
    stream_hashes: text('true or false'),
    priority: { type: 'string' as const, enum: [...priorities], default: 'normal' },
    abort_on_disconnect: text('true or false'),
  },
};
