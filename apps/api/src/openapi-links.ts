import type { OpenAPIObject } from '@nestjs/swagger';

interface Operation {
  operationId?: string;
  responses: Record<string, { links?: Record<string, object> }>;
}

/** What a created thing can be asked by its id: the operation that makes it, and those that take `$response.body#/…` of its reply. */
interface Life {
  created: readonly string[];
  /** the path parameter, and where its value stands in the reply */
  key: { parameter: string; field: string };
  then: readonly string[];
}

const byId = { parameter: 'id', field: 'id' };

const lives: readonly Life[] = [
  {
    created: [
      'Probe_file',
      'Probe_url',
      'StreamProbes_hls',
      'StreamProbes_dash',
      'Analyses_one',
      'AnalysisJobs_cancel',
    ],
    key: byId,
    then: [
      ...['Analyses_one', 'Analyses_ffprobe', 'Analyses_timeline', 'AnalysisJobs_events'],
      ...['AnalysisJobs_cancel', 'AnalysisJobs_retry', 'Analyses_delete'],
    ],
  },
  {
    created: ['Uploads_create'],
    key: { parameter: 'id', field: 'upload_id' },
    then: ['Uploads_content', 'Uploads_delete'],
  },
  {
    created: ['Quality_compare', 'Comparisons_one', 'Comparisons_cancel'],
    key: byId,
    then: [
      ...['Comparisons_one', 'ComparisonFrames_frames', 'Comparisons_events'],
      ...['Comparisons_cancel', 'Comparisons_retry', 'Comparisons_delete'],
    ],
  },
  {
    created: ['Analyze_analyze', 'Batches_one', 'BatchJobs_pause', 'BatchJobs_cancel'],
    key: byId,
    then: [
      ...['Batches_one', 'Batches_items', 'Batches_export', 'BatchJobs_events'],
      ...['BatchJobs_pause', 'BatchJobs_resume', 'BatchJobs_cancel', 'BatchJobs_retry'],
    ],
  },
  {
    created: ['Reports_create', 'Reports_one'],
    key: byId,
    then: ['Reports_one', 'Reports_download', 'ReportShares_share', 'ReportShares_revoke', 'Reports_delete'],
  },
  {
    created: ['Policies_create', 'Policies_replace'],
    key: { parameter: 'slug', field: 'slug' },
    then: [
      ...['Policies_one', 'Policies_replace', 'Judging_evaluate'],
      ...['Waivers_create', 'Waivers_list', 'Policies_delete'],
    ],
  },
  { created: ['Insights_create'], key: byId, then: ['Insights_one'] },
  { created: ['ApiKeys_create'], key: byId, then: ['ApiKeys_rotate', 'ApiKeys_delete'] },
  { created: ['Users_create'], key: byId, then: ['Users_one', 'Users_change', 'Users_delete'] },
  {
    created: ['Webhooks_create'],
    key: byId,
    then: [
      ...['Webhooks_one', 'Webhooks_change', 'Webhooks_test', 'Webhooks_deliveriesOf'],
      ...['Webhooks_rotate', 'Webhooks_delete'],
    ],
  },
];

/** Writes the links of each reply: what its thing is read, followed, cancelled and deleted by. */
export function writeLinks(document: OpenAPIObject): OpenAPIObject {
  const operations = new Map<string, Operation>();
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path) as Operation[])
      if (operation.operationId) operations.set(operation.operationId, operation);
  for (const { created, key, then } of lives) {
    for (const name of created) {
      for (const [status, response] of Object.entries(operations.get(name)?.responses ?? {})) {
        if (!status.startsWith('2')) continue;
        const parameters = { [key.parameter]: `$response.body#/${key.field}` };
        const links = then
          .filter((to) => to !== name)
          .map((to) => [to, { operationId: known(operations, to), parameters }]);
        response.links = { ...response.links, ...(Object.fromEntries(links) as Record<string, object>) };
      }
    }
  }
  return document;
}

function known(operations: ReadonlyMap<string, Operation>, name: string): string {
  if (!operations.has(name)) throw new Error(`a link of the OpenAPI document leads to ${name}, which is no operation`);
  return name;
}
