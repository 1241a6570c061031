import { errorKind } from '@app/errors';

/** The manifest itself can't be read. */
export const manifestUnreadable = errorKind<{ reason: string }>(
  'MANIFEST_UNREADABLE',
  'media',
  (d) => `The manifest could not be read: ${d.reason}.`,
);

export const manifestInvalid = errorKind<{ expected: string; reason: string }>(
  'MANIFEST_INVALID',
  'media',
  (d) => `Not ${d.expected}: ${d.reason}.`,
);

export const manifestEntities = errorKind(
  'ENTITIES_REFUSED',
  'media',
  () => 'The manifest declares XML entities or a document type; a manifest needs none.',
);

export const manifestTooLarge = errorKind<{ reason: string }>(
  'MANIFEST_TOO_LARGE',
  'media',
  (d) => `The manifest is larger than is read here: ${d.reason}.`,
);

/** Not one rendition could be read: there is nothing that a result could rest on. */
export const ladderUnreadable = errorKind<{ reason: string; codes: string[] }>(
  'LADDER_UNREADABLE',
  'media',
  (d) => `No rendition could be read: ${d.reason}.`,
);

/** A rendition that can't be put together as one file. */
export const renditionNotComparable = errorKind<{ rendition: string; reason: string }>(
  'RENDITION_NOT_COMPARABLE',
  'media',
  (d) => `The rendition ${d.rendition} can't be compared: ${d.reason}.`,
);

export const ladderTimeout = errorKind<{ limit_sec: number }>(
  'LADDER_TIMEOUT',
  'media',
  (d) => `The renditions could not be measured within ${d.limit_sec} s. Ask for fewer segments with max_segments.`,
);
