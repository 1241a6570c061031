import type { TransportIndicator } from '@app/ffmpeg';
import type { Analyzer } from '../analyzer';
import { factCheck, times } from './fact-check';

const notTransport = 'the file is no transport stream, or could not be read';
const asMakersSay =
  'ETSI TR 101 290 by number, with the limit that makers of instruments give for it (Deviser DS2831, GSERtel RCS-100 manuals)';

type Wanted = Pick<TransportIndicator, 'id'> & {
  check: string;
  title: string;
  measure: string;
  unit: string | null;
  threshold: number;
};

const indicators: readonly Wanted[] = [
  { id: '1.1', check: 'sync_loss', title: 'The packets keep their beat', measure: 'two wrong sync bytes in a row', unit: null, threshold: 0 },
  { id: '1.2', check: 'sync_byte', title: 'Every packet begins with 0x47', measure: 'packets that do not', unit: null, threshold: 0 },
  { id: '1.3', check: 'pat', title: 'The program association table comes twice a second', measure: 'time without one on the stream’s clock; another table or scrambling on PID 0', unit: 's', threshold: 0.5 },
  { id: '1.4', check: 'continuity', title: 'No packet is missing', measure: 'continuity counters that do not go on', unit: null, threshold: 0 },
  { id: '1.5', check: 'pmt', title: 'Every program map comes twice a second', measure: 'time without one on the stream’s clock; a map that never comes; scrambling', unit: 's', threshold: 0.5 },
  { id: '1.6', check: 'pid', title: 'Every stream a map names is there', measure: 'PIDs of maps without a packet in the whole file', unit: null, threshold: 0 },
  { id: '2.1', check: 'transport_error', title: 'No packet is marked as broken', measure: 'transport error indicators', unit: null, threshold: 0 },
  { id: '2.2', check: 'crc', title: 'Tables are whole', measure: 'table sections with a wrong CRC-32', unit: null, threshold: 0 },
  { id: '2.3a', check: 'pcr_repetition', title: 'Clock references come often', measure: 'time from one reference to the next, by their values', unit: 's', threshold: 0.1 },
  { id: '2.3b', check: 'pcr_discontinuity', title: 'The clock does not jump unannounced', measure: 'references that go back, or on by more than 5 s, without the discontinuity indicator', unit: 's', threshold: 5 },
  { id: '2.5', check: 'pts', title: 'Presentation times come often', measure: 'time from one to the next of a picture or sound, on the stream’s clock', unit: 's', threshold: 0.7 },
  { id: '2.6', check: 'cat', title: 'Scrambled packets have their access table', measure: 'scrambled packets without a conditional access table; another table on PID 1', unit: null, threshold: 0 },
]; // prettier-ignore

/** Indicators of priority 1 and 2 that a file can show: 2.4 is of times of arrival, which a file has not. */
export const transportChecks: readonly Analyzer[] = indicators.map(({ id, check, title, measure, unit, threshold }) =>
  factCheck({
    id: `transport_stream.${check}`,
    version: 1,
    title,
    measure,
    unit: unit ?? 'errors',
    defaultThreshold: threshold,
    source: asMakersSay,
    depth: 'standard',
    tool: 'ffprobe-api',
    look: ({ evidence: { transport } }, say) => {
      const found = transport?.indicators.find((indicator) => indicator.id === id);
      if (!transport || !found) return notTransport;
      if (found.not_evaluated !== null || found.count === null)
        return found.not_evaluated ?? 'it could not be measured';
      if (found.count === 0) return transport.complete ? [] : 'the file was not read to its end';
      const [first] = found.first;
      const place = first?.pid == null ? '' : ` on PID ${first.pid}`;
      const most = found.measured === null ? '' : `, up to ${found.measured} ${unit ?? ''}`.trimEnd();
      return [
        say({
          severity: found.priority === 1 && id !== '1.6' ? 'warning' : 'info',
          start_sec: first?.time_sec ?? null,
          measured: found.measured ?? found.count,
          message: `${found.id} ${found.name}: ${times(found.count, 'time')}${place}${most}.`,
        }),
      ];
    },
  }),
);

export const mxfHeader = factCheck({
  id: 'mxf.header',
  version: 1,
  title: 'The header partition is closed and complete',
  measure: 'status of the header partition; a complete footer makes up for it',
  unit: null,
  defaultThreshold: 'closed and complete',
  source: 'practice: partition status as SMPTE ST 377-1 names it',
  depth: 'standard',
  tool: 'ffprobe-api',
  look: ({ evidence: { mxf } }, say) => {
    if (!mxf) return 'the file is no MXF, or could not be read';
    if (mxf.header_closed && mxf.header_complete) return [];
    const status = `${mxf.header_closed ? 'closed' : 'open'} and ${mxf.header_complete ? 'complete' : 'incomplete'}`;
    const saved = mxf.footer?.closed && mxf.footer.complete;
    return [
      say({
        severity: saved ? 'info' : 'warning',
        measured: status,
        message: `The header partition is ${status}${saved ? '; the footer holds what it lacks' : ': writing was not finished'}.`,
      }),
    ];
  },
});
