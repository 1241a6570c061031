import { z } from 'zod';

/** `name=value` pairs, comma separated, values percent-encoded: OpenTelemetry's own form of the setting. */
const headers = z
  .string()
  .default('')
  .transform((text, context) => {
    const pairs = text.split(',').filter((pair) => pair.trim() !== '');
    const found: Record<string, string> = {};
    for (const pair of pairs) {
      const at = pair.indexOf('=');
      if (at <= 0) context.addIssue({ code: 'custom', message: 'must be name=value pairs separated by commas' });
      else found[pair.slice(0, at).trim()] = decoded(pair.slice(at + 1).trim());
    }
    return found;
  });

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Where spans go, by the names OpenTelemetry gives these settings; without an endpoint nowhere. */
export const traceSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be the http or https URL of a collector, e.g. http://collector:4318' })
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headers,
  /** share of the requests that are followed, unless the caller's own trace decides */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};
