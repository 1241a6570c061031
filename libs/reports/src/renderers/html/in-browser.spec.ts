import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumHere } from '../../../../../test/support/browser';
import { sampleAnalysis, sampleBatch, sampleComparison } from '../../testing/sample-reports';
import { renderHtml } from './html';

const executablePath = chromiumHere();
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const samples = { analysis: sampleAnalysis(7_200), comparison: sampleComparison(), batch: sampleBatch(60) };

(executablePath ? describe : describe.skip)('reports in a browser, from disk and without a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reports-in-browser-'));
  let browser: Browser;
  const told: string[] = [];

  beforeAll(async () => {
    for (const [name, sample] of Object.entries(samples))
      writeFileSync(join(folder, `${name}.html`), await renderHtml(sample));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function open(name: string, options: { dark?: boolean; width?: number } = {}): Promise<Page> {
    const context = await browser.newContext({
      ...{ offline: true, colorScheme: options.dark ? 'dark' : 'light' },
      viewport: { width: options.width ?? 1_200, height: 800 },
    });
    const page = await context.newPage();
    page.on('console', (message) => told.push(message.text()));
    page.on('pageerror', (error) => told.push(String(error)));
    page.on('dialog', (dialog) => told.push(`dialog ${dialog.message()}`));
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) told.push(`request ${request.url()}`);
    });
    await page.goto(`file://${folder}/${name}.html`);
    return page;
  }

  it.each(Object.keys(samples))(
    'shows the %s, light, dark and on a phone, with nothing axe calls serious',
    async (name) => {
      for (const options of [{}, { dark: true }, { width: 375 }]) {
        const page = await open(name, options);
        const wide = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        const shown = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        expect([options, wide]).toEqual([options, 0]);
        expect(shown).toBe('dark' in options ? 'rgb(17, 22, 29)' : 'rgb(255, 255, 255)');
        const { violations } = await page.evaluate<{
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        }>(`${axe}; axe.run(document)`);
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        await page.context().close();
      }
      expect(told).toEqual([]);
    },
  );

  it('says the values of a chart to pointer and keyboard', async () => {
    const page = await open('analysis');
    const plot = page.locator('figure[data-chart=loudness] .plot');
    const readout = page.locator('figure[data-chart=loudness] output');
    await plot.hover({ position: { x: 500, y: 120 } });
    await readout.waitFor({ state: 'visible' });
    expect(await readout.textContent()).toMatch(
      /^\d:\d\d:\d\d\.000\nMomentary \(400 ms\), stream 1: -?[\d.]+ LUFS\nShort-term/,
    );
    await plot.focus();
    await page.keyboard.press('Home');
    expect(await readout.textContent()).toMatch(/^0:00:00\.000/);
    await page.keyboard.press('ArrowRight');
    expect(await readout.textContent()).toMatch(/^0:00:01\.000/);
    await page.keyboard.press('Escape');
    expect(await readout.textContent()).toBe('');
    await page.context().close();
  });

  it('filters and sorts a table, and prints all of it on white', async () => {
    const page = await open('batch', { dark: true });
    const names = () => page.locator('tbody tr:visible td:nth-child(3)').allTextContents();
    await page.getByRole('combobox', { name: 'Result' }).selectOption('fail');
    expect((await names()).every((name) => /^=\d*9 /.test(name))).toBe(true);
    await page.getByRole('button', { name: 'Duration' }).click();
    await page.getByRole('button', { name: 'Duration' }).click();
    expect((await names())[0]).toMatch(/^=59 /);
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('combobox', { name: 'Result' }).selectOption('');
    await page.getByRole('searchbox').fill('=41 ');
    expect(await names()).toHaveLength(1);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await names()).toHaveLength(60);
    const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });
});
