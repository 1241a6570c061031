import { errorKind } from '@app/errors';

/** A media tool is there and does not answer. */
export const toolUnusable = errorKind<{ tool: string; reason: string }>(
  'TOOL_UNUSABLE',
  'unavailable',
  (d) => `${d.tool} can't be used: ${d.reason}`,
);
