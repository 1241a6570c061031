import { sampleAnalysis } from '../testing/sample-analysis';
import { sampleBatch } from '../testing/sample-batch';
import { renderHtml } from './html/html';
import { renderPdf } from './pdf/pdf';

/** Of the processor by this process: what else the machine does is not counted. */
const spentMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/* Wide bounds: what is guarded is the order of magnitude, on any machine; the figures are in docs/reports.md. */
it('lays out two hours and thousands of items in bounded time and size', async () => {
  const film = sampleAnalysis(7_200);
  await renderHtml(sampleAnalysis(10));
  const started = spentMs();
  const page = await renderHtml(film);
  const pageMs = spentMs() - started;
  const pdf = await renderPdf(film);
  const pdfMs = spentMs() - started - pageMs;
  if (process.env['SHOW_FIGURES']) console.log({ pageMs, pdfMs, page: page.length, pdf: pdf.length });
  expect(page.length).toBeLessThan(2_000_000);
  expect(pageMs).toBeLessThan(4_000);
  expect(pdfMs).toBeLessThan(15_000);
  expect((await renderHtml(sampleBatch(2_000))).length).toBeLessThan(2_000_000);
});
