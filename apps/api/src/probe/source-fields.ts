/** Fields of which exactly one names the media, by the body they stand in. */
export const sourceFields = {
  ProbeFileDto: ['file_path', 'upload_id', 'analysis_id'],
  ProbeUrlDto: ['url', 's3'],
  ProbeStreamDto: ['manifest_url', 'file_path'],
  ComparedSourceDto: ['file_path', 'upload_id', 'analysis_id', 'url', 's3', 'manifest_url'],
} as const;
