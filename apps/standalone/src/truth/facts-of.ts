/** An analysis as the API sends it, read by path; what is missing is null. */
export type Facts = (path: string) => unknown;

export interface Reading {
  facts: Facts;
  video: Record<string, unknown>;
  audio: Record<string, unknown>;
  container: Record<string, unknown>;
}

/** The parts of an analysis most values stand in: best video, first audio, container. */
export function readingOf(analysis: object): Reading {
  const facts: Facts = (path) => at(analysis, path);
  const videos = list(facts('media.video'));
  return {
    facts,
    video: videos.find((stream) => stream['is_best'] === true) ?? videos[0] ?? {},
    audio: list(facts('media.audio'))[0] ?? {},
    container: record(facts('media.container')),
  };
}

/** A value by its path: "media.video.0.codec"; null when any step is missing. */
export function at(of: unknown, path: string): unknown {
  let value: unknown = of;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return value ?? null;
}

export const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [];

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
