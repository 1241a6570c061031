/* Renders a long analysis with the built service and prints what it took; its memory needs a process that does nothing else. */
const { join } = require('node:path');

const reports = join(__dirname, '../../dist/libs/reports/src');
const { sampleAnalysis } = require(join(reports, 'testing/sample-analysis.js'));
const { renderHtml } = require(join(reports, 'renderers/html/html.js'));
const { renderPdf } = require(join(reports, 'renderers/pdf/pdf.js'));

async function main() {
  const [what, seconds] = process.argv.slice(2);
  const film = sampleAnalysis(Number(seconds));
  const page = await renderHtml(film);
  if (what === 'memory') return { bytes: process.resourceUsage().maxRSS * 1_024, pageBytes: Buffer.byteLength(page) };
  return {
    htmlMs: await medianOf(7, () => renderHtml(film)),
    pdfMs: await medianOf(5, () => renderPdf(film)),
  };
}

async function medianOf(rounds, render) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await render();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

main().then((figures) => console.log(JSON.stringify(figures)));
