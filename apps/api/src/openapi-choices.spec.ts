import type { OpenAPIObject } from '@nestjs/swagger';
import { writeChoices } from './openapi-choices';

it('a body that has to give one of several fields may not be left out, one of which nothing is needed may', () => {
  const field = { type: 'string' };
  const bodies = {
    ProbeFileDto: ['file_path', 'upload_id', 'analysis_id'],
    ProbeUrlDto: ['url', 's3'],
    ProbeStreamDto: ['manifest_url', 'file_path'],
    ComparedSourceDto: ['file_path', 'upload_id', 'analysis_id', 'url', 's3', 'manifest_url'],
    ReportSubjectDto: ['analysis_id', 'comparison_id', 'comparison_ids', 'batch_id'],
    CreateInsightDto: ['analysis_id', 'comparison_id', 'batch_id'],
    AskDto: ['analysis_id', 'comparison_id', 'batch_id'],
    RotateSecretDto: ['overlap_sec'],
  };
  const schemas = Object.fromEntries(
    Object.entries(bodies).map(([name, fields]) => [
      name,
      { properties: Object.fromEntries(fields.map((one) => [one, field])) },
    ]),
  );
  const post = (name: string) => ({
    post: {
      requestBody: {
        required: false,
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
      },
    },
  });
  const document = {
    paths: { '/url': post('ProbeUrlDto'), '/rotate': post('RotateSecretDto') },
    components: { schemas },
  };
  expect(writeChoices(document as unknown as OpenAPIObject).paths).toMatchObject({
    '/url': { post: { requestBody: { required: true } } },
    '/rotate': { post: { requestBody: { required: false } } },
  });
});
