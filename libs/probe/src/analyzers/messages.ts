import type { Analyzer, FindingDraft } from './analyzer';

const longestList = 20;

/** A tool that reads a file and complains has met damage, even where it ends without an error. */
export const messages: Analyzer = {
  id: 'integrity.messages',
  version: 1,
  title: 'The tool reads the file without complaint',
  measure: 'error messages of ffprobe while it reads headers and first packets',
  unit: 'messages',
  defaultThreshold: 0,
  source: 'ffprobe, messages of level error on its standard error',
  depth: 'quick',
  analyze: ({ messages: lines, toolVersion }) => {
    const kinds = new Map<string, number>();
    for (const { level, component, text, count } of lines) {
      if (level === 'warning') continue;
      const kind = `${component === null ? '' : `${component}: `}${text.replace(/\b(?:0x)?\d[\d.]*\b/g, 'N')}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    }
    const findings = [...kinds].slice(0, longestList).map(([kind, count]): FindingDraft => ({
      severity: 'warning',
      stream_index: null,
      start_sec: null,
      end_sec: null,
      frame: null,
      measured: count,
      threshold: 0,
      unit: 'messages',
      message: `ffprobe complained ${count === 1 ? 'once' : `${count} times`}: ${kind}`,
      evidence: { tool: 'ffprobe', tool_version: toolVersion, filter: null, coverage: 'header' },
    }));
    return { findings };
  },
};
