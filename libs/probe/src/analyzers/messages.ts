import { worstOfKinds } from '../tool-complaints';
import type { Analyzer, FindingDraft } from './analyzer';

const longestList = 20;
const tools = { header: 'ffprobe', packets: 'ffprobe', decode: 'ffmpeg' } as const;

/** A tool that reads a file and complains has met damage, even where it ends without an error. */
export const messages: Analyzer = {
  id: 'integrity.messages',
  version: 3,
  title: 'The tool reads the file without complaint',
  measure:
    'error messages of the tools while they read the header, every packet, and decode: of each kind the run that met most of it',
  unit: 'messages',
  defaultThreshold: 0,
  source: 'ffprobe, messages of level error on its standard error',
  depth: 'quick',
  analyze: ({ complaints, toolVersion }) => {
    const kinds = worstOfKinds(complaints);
    const findings = kinds
      .slice(0, longestList)
      .map(({ component, kind, count, run, first_time_sec: start, last_time_sec: end }): FindingDraft => ({
        severity: 'warning',
        stream_index: null,
        start_sec: start,
        end_sec: end,
        frame: null,
        measured: count,
        threshold: 0,
        unit: 'messages',
        message: `${tools[run]} complained ${count === 1 ? 'once' : `${count} times`}: ${component === null ? '' : `${component}: `}${kind}`,
        evidence: {
          tool: tools[run],
          tool_version: toolVersion,
          filter: null,
          coverage: run === 'header' ? 'header' : 'full',
        },
      }));
    return { findings };
  },
};
