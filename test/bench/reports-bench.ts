import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Row } from './measure';

const wanted = { htmlMs: 400, htmlBytes: 64e6, pdfMs: 1_500, pageBytes: 2e6 };
const filmSeconds = 7_200;

/** A page and a PDF of two hours with 7,200 points in each series, in processes of their own. */
export function reportsBench(): Row[] {
  const { htmlMs = NaN, pdfMs = NaN } = rendered('time', filmSeconds);
  const film = rendered('memory', filmSeconds);
  // what a page of a minute needs is Node, the service's modules and the drawing library
  const minute = rendered('memory', 60);
  const row = (what: string, value: number, most: number, unit: string, scale = 1): Row => ({
    what,
    value: value / scale,
    unit,
    peer: { what: `${most / scale} ${unit}`, ratio: value / most, wanted: 'at most 1', holds: value <= most },
  });
  return [
    row('HTML report of 2 h, 7,200 points a series, p50', htmlMs, wanted.htmlMs, 'ms'),
    row(
      'highest memory above that for a minute',
      (film['bytes'] ?? NaN) - (minute['bytes'] ?? NaN),
      wanted.htmlBytes,
      'MB',
      1e6,
    ),
    row('PDF of the same, p50', pdfMs, wanted.pdfMs, 'ms'),
    row('size of the page', film['pageBytes'] ?? NaN, wanted.pageBytes, 'MB', 1e6),
  ];
}

function rendered(what: 'time' | 'memory', seconds: number): Record<string, number> {
  const printed = execFileSync(process.execPath, [join(__dirname, 'render-reports.cjs'), what, String(seconds)]);
  return JSON.parse(printed.toString()) as Record<string, number>;
}
