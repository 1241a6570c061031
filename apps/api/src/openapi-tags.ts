import type { OpenAPIObject } from '@nestjs/swagger';

/** The groups of routes in the order somebody new needs them. */
const tags = {
  Probe: 'what a file, a URL or a stream is, and how its work goes',
  Uploads: 'files kept at the service, named by their id from then on',
  Policies: 'rules that say pass, warn or fail',
  Batch: 'many at once',
  Quality: 'how alike two are',
  Reports: 'results on paper, and links to share them',
  LLM: 'results in words that cite their evidence',
  Webhooks: 'being told without asking',
  Auth: 'sessions, API keys, and who one is',
  Administration: 'users, the audit log and the queues; for administrators',
  Operations: 'how the service is',
} as const;

/** Writes the groups into the document. @throws Error for a route in a group that is not described here */
export function writeTags(document: OpenAPIObject): OpenAPIObject {
  const known: readonly string[] = Object.keys(tags);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations) as { tags?: string[] }[]) {
      const unknown = (operation.tags ?? []).find((tag) => !known.includes(tag));
      if (unknown !== undefined)
        throw new Error(`${path} is in a group that openapi-tags.ts does not describe: ${unknown}`);
    }
  }
  return { ...document, tags: Object.entries(tags).map(([name, description]) => ({ name, description })) };
}
