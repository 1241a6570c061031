/** What pages of these origins may do, and which headers of a reply they may read. */
export function crossOrigin(origins: string[]) {
  return {
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    // An OPTIONS that is no preflight is answered like one, not refused in plain text.
    strictPreflight: false,
    exposedHeaders: [
      'x-request-id',
      'location',
      'etag',
      'content-disposition',
      'content-range',
      'retry-after',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
    ],
  };
}
