/* The parts of the two parsers that are used; neither package carries types. */
declare module 'm3u8-parser' {
  export interface Tag {
    type: string;
    tagType?: string;
    uri?: string;
    attributes?: Record<string, unknown>;
  }
  export interface Segment {
    uri?: string;
    duration?: number;
    byterange?: { offset: number; length: number };
    map?: { uri: string; byterange?: { offset: number; length: number } };
    discontinuity?: boolean;
    custom?: Record<string, unknown>;
  }
  export interface Playlist {
    segments?: Segment[];
    playlists?: unknown[];
    version?: number;
    targetDuration?: number;
    playlistType?: string;
    mediaSequence?: number;
    discontinuitySequence?: number;
    endList?: boolean;
    iFramesOnly?: boolean;
    independentSegments?: boolean;
    custom?: Record<string, unknown>;
  }
  export class Parser {
    constructor(options?: { uri?: string });
    parseStream: { on(event: 'data', listener: (tag: Tag) => void): void };
    manifest: Playlist;
    addParser(options: {
      expression: RegExp;
      customType: string;
      segment?: boolean;
      dataParser?: (line: string) => unknown;
    }): void;
    push(text: string): void;
    end(): void;
  }
}

declare module 'mpd-parser' {
  export interface Representation {
    attributes: Record<string, unknown>;
    segmentInfo: Record<string, unknown>;
  }
  export interface Segment {
    resolvedUri?: string;
    uri?: string;
    duration?: number;
    presentationTime?: number;
    byterange?: { offset: number; length: number };
    map?: { resolvedUri?: string; byterange?: { offset: number; length: number } };
  }
  export interface Playlist {
    attributes: Record<string, unknown>;
    segments?: Segment[];
    sidx?: Segment;
  }
  export function stringToMpdXml(text: string): unknown;
  export function inheritAttributes(
    mpd: unknown,
    options: { manifestUri: string; NOW?: number },
  ): { representationInfo: Representation[] };
  export function toPlaylists(representations: Representation[]): Playlist[];
}
