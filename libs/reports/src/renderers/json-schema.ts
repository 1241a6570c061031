const object = { type: 'object' } as const;
const nullable = { type: ['object', 'null'] } as const;
const uuid = { type: 'string', format: 'uuid' } as const;
const text = { type: 'string' } as const;

const head = (kind: string) => ({
  type: 'object',
  required: ['kind', 'format_version', 'title'],
  properties: { kind: { const: kind }, format_version: { const: 1 }, title: text },
});

const finding = {
  type: 'object',
  required: ['id', 'check', 'check_version', 'severity', 'message', 'evidence'],
  properties: {
    id: text,
    check: text,
    check_version: { type: 'integer' },
    severity: { enum: ['info', 'warning', 'error', 'critical'] },
    stream_index: { type: ['integer', 'null'] },
    start_sec: { type: ['number', 'null'] },
    end_sec: { type: ['number', 'null'] },
    frame: { type: ['integer', 'null'] },
    measured: { type: ['number', 'string', 'null'] },
    threshold: { type: ['number', 'string', 'null'] },
    unit: { type: ['string', 'null'] },
    message: text,
    evidence: object,
  },
} as const;

const notEvaluated = {
  type: 'array',
  items: { type: 'object', required: ['check', 'reason'], properties: { check: text, reason: text } },
} as const;

const worstFrame = {
  type: 'object',
  required: ['n', 'reference_frame', 'distorted_frame', 'time_sec', 'value'],
  properties: {
    n: { type: 'integer' },
    reference_frame: { type: 'integer' },
    distorted_frame: { type: 'integer' },
    time_sec: { type: ['number', 'null'], description: 'of the reference, seconds' },
    value: { type: 'number', description: 'of the first metric' },
  },
} as const;

const rung = {
  type: 'object',
  required: ['comparison_id', 'name', 'rendition', 'width', 'height', 'bit_rate_bps', 'valid', 'quality'],
  properties: {
    comparison_id: uuid,
    name: text,
    bit_rate_bps: { type: ['number', 'null'] },
    valid: { type: ['boolean', 'null'] },
    quality: { ...object, additionalProperties: { type: ['number', 'null'] }, description: 'mean by metric' },
  },
} as const;

const item = {
  type: 'object',
  required: ['index', 'status', 'verdict', 'name', 'analysis_id', 'comparison_id', 'error_code'],
  properties: { index: { type: 'integer' }, status: text, verdict: { type: ['string', 'null'] }, name: text },
} as const;

/** What a report in JSON looks like. New fields may come within a format version; none goes or changes its meaning. */
export const reportJsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Report of FFprobe API',
  description: 'Unknown is null. Documents inside are those of the HTTP interface, with the same names and units.',
  oneOf: [
    {
      title: 'of an analysis',
      type: 'object',
      required: [
        'report',
        'verdict',
        'findings',
        'not_evaluated',
        'source',
        'media',
        'enhanced_analysis',
        'engine',
        'analysis',
      ],
      properties: {
        report: head('analysis'),
        verdict: { ...nullable, properties: { result: { enum: ['pass', 'warn', 'fail', 'not_evaluated'] } } },
        findings: { type: 'array', items: finding },
        not_evaluated: notEvaluated,
        source: object,
        media: nullable,
        enhanced_analysis: nullable,
        engine: nullable,
        analysis: { type: 'object', required: ['id', 'status', 'depth'], properties: { id: uuid } },
      },
    },
    {
      title: 'of a comparison',
      type: 'object',
      required: [
        'report',
        'verdict',
        'validity',
        'metrics',
        'not_measured',
        'worst_frames',
        'reference',
        'distorted',
        'comparison',
      ],
      properties: {
        report: head('comparison'),
        verdict: { ...nullable, properties: { result: { enum: ['pass', 'fail', 'not_evaluated'] } } },
        validity: { ...nullable, required: ['valid', 'reasons'] },
        metrics: nullable,
        not_measured: { type: 'array', items: object },
        worst_frames: { type: 'array', items: worstFrame },
        reference: object,
        distorted: object,
        comparison: { type: 'object', required: ['id', 'status', 'options'], properties: { id: uuid } },
      },
    },
    {
      title: 'of several encodes of one reference',
      type: 'object',
      required: ['report', 'rungs', 'comparisons'],
      properties: {
        report: head('rungs'),
        rungs: { type: 'array', description: 'the highest bit rate first', items: rung },
        comparisons: {
          type: 'array',
          items: { type: 'object', required: ['id', 'status', 'validity', 'metrics'], properties: { id: uuid } },
        },
      },
    },
    {
      title: 'of a batch',
      type: 'object',
      required: ['report', 'counts', 'batch', 'items'],
      properties: {
        report: head('batch'),
        counts: { ...object, additionalProperties: { type: 'integer' } },
        batch: { type: 'object', required: ['id', 'status', 'total'], properties: { id: uuid } },
        items: { type: 'array', items: item },
      },
    },
  ],
};
