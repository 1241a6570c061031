import { type ReportContent, reportFiles } from '@app/reports';
import { StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

/** The bytes of a report, which hold strangers' text: sent as what they are, kept by no cache. @param show in the browser rather than saved */
export function reportReply(content: ReportContent, reply: FastifyReply, show: boolean): StreamableFile {
  const { bytes, name, mediaType, policy, sizeBytes } = content;
  void reply
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex')
    .header('cache-control', 'private, no-store');
  return new StreamableFile(bytes, {
    type: mediaType,
    disposition: `${show ? 'inline' : 'attachment'}; filename="${name}"`,
    length: sizeBytes,
  });
}

/** Documents the bytes of a report, one media type a format. */
export function ApiReportContent(): MethodDecorator {
  const types = Object.values(reportFiles).map(({ mediaType }) => mediaType.replace(/;.*/, ''));
  const binary = { schema: { type: 'string', format: 'binary' } };
  const document = { schema: { type: 'object', additionalProperties: true } };
  const content = types.map((type) => [type, type === 'application/json' ? document : binary] as const);
  return ApiOkResponse({ description: 'The report.', content: Object.fromEntries(content) });
}
