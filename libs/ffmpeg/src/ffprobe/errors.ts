import { errorKind } from '@app/errors';

/** `words` are the tool's own, with the source's name for its path. */
type ToolSaid = { words: string };
const said = (what: string) => (d: ToolSaid) => (d.words === '' ? `${what}.` : `${what}: ${d.words}`);

export const mediaInvalid = errorKind<ToolSaid>('MEDIA_INVALID', 'media', said('Not valid media'));
export const mediaNoStreams = errorKind<ToolSaid>('MEDIA_NO_STREAMS', 'media', said('The media has no streams'));
export const mediaFormatNotAllowed = errorKind<ToolSaid>(
  'MEDIA_FORMAT_NOT_ALLOWED',
  'media',
  said(
    'Playlists, scripts and other formats that name further files are not read as media; HLS and DASH have /probe/hls and /probe/dash',
  ),
);
export const mediaTruncated = errorKind<ToolSaid>(
  'MEDIA_TRUNCATED',
  'media',
  said('The media is cut short or its index is missing'),
);
export const mediaPictureTooLarge = errorKind<ToolSaid>(
  'MEDIA_PICTURE_TOO_LARGE',
  'media',
  said('The media claims a picture larger than is decoded here'),
);
export const mediaTooManyStreams = errorKind<ToolSaid>(
  'MEDIA_TOO_MANY_STREAMS',
  'media',
  said('The media declares more streams than are read here'),
);
export const mediaUnreachable = errorKind<ToolSaid>('MEDIA_UNREACHABLE', 'media', said('The media could not be read'));
export const mediaChanged = errorKind<ToolSaid>(
  'MEDIA_CHANGED',
  'media',
  said('The file is not the one that was accepted'),
);
export const probeTimeout = errorKind<ToolSaid>('PROBE_TIMEOUT', 'media', said('Reading the media took too long'));
export const probeCpuLimit = errorKind<ToolSaid>(
  'PROBE_CPU_LIMIT',
  'media',
  said('Reading the media took too much CPU time'),
);
export const probeMemoryLimit = errorKind<ToolSaid>(
  'PROBE_MEMORY_LIMIT',
  'media',
  said('Reading the media took too much memory'),
);
export const probeOutputLimit = errorKind<ToolSaid>(
  'PROBE_OUTPUT_LIMIT',
  'media',
  said('The media has too much to say'),
);
export const probeCrashed = errorKind<ToolSaid>('PROBE_CRASHED', 'media', said('The tool broke on this media'));
export const runKilled = errorKind<ToolSaid>('RUN_KILLED', 'unavailable', said('The tool was ended from outside'));
export const runCancelled = errorKind('RUN_CANCELLED', 'conflict', () => 'The run was cancelled.');
export const toolNotStarted = errorKind<ToolSaid>(
  'TOOL_NOT_STARTED',
  'internal',
  said('The tool could not be started'),
);
export const ffprobeOptionInvalid = errorKind<{ option: string }>(
  'FFPROBE_OPTION_INVALID',
  'bad-request',
  (d) => `The ffprobe option ${d.option} is not valid.`,
);
