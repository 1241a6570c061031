import type { OpenAPIObject } from '@nestjs/swagger';

const id = '01a21912-c714-7160-b42c-07a293c799ed';

/**
 * Bodies that can be sent as they stand, or once their id is that of something there is. Without them Swagger UI fills in every field at
 * once, of which some exclude each other.
 */
const bodies: Record<string, object> = {
  ProbeFileDto: { file_path: 'media/sample.mp4', policy: 'playable' },
  ProbeUrlDto: { url: 'https://example.com/trailer.mp4', policy: 'playable' },
  ProbeStreamDto: { manifest_url: 'https://example.com/master.m3u8' },
  CompareDto: { reference: { file_path: 'media/sample.mp4' }, distorted: { file_path: 'media/sample.mp4' } },
  BatchAnalyzeDto: {
    items: [{ file_path: 'media/sample.mp4' }, { file_path: 'media/sample.mp4', depth: 'full' }],
    policy: 'playable',
  },
  EvaluateDto: { analysis_id: id },
  CreateReportDto: { subject: { analysis_id: id }, format: 'html' },
  CreateInsightDto: { analysis_id: id },
  AskDto: { analysis_id: id, question: 'Why did it not pass?' },
  CreateWebhookDto: { url: 'https://example.com/hooks/ffprobe', events: ['analysis.completed', 'analysis.failed'] },
  ChangeWebhookDto: { enabled: false },
  CreateApiKeyDto: { name: 'ingest', scopes: ['probe:read', 'probe:write'] },
  CreateUserDto: { email: 'ada@example.com', password: 'correct horse battery staple', role: 'user' },
  ChangeUserDto: { role: 'viewer' },
};

/** Writes them into the document. @throws Error for a body that the document does not have */
export function writeExamples(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Record<string, { example?: object }>;
  for (const [name, body] of Object.entries(bodies)) {
    const schema = schemas[name];
    if (!schema) throw new Error(`the OpenAPI document has no ${name} to give an example of`);
    schema.example = body;
  }
  return document;
}
