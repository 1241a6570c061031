import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumHere } from '../../../../../test/support/browser';
import { sampleAnalysis } from '../../testing/sample-analysis';
import { sampleBatch } from '../../testing/sample-batch';
import { sampleComparison, sampleRungs } from '../../testing/sample-comparison';
import { renderHtml } from './html';

const executablePath = chromiumHere();
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const samples = {
  analysis: sampleAnalysis(900),
  comparison: sampleComparison(),
  rungs: sampleRungs(5),
  batch: sampleBatch(60),
};

(executablePath ? describe : describe.skip)('reports in a browser, from disk and without a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reports-in-browser-'));
  let browser: Browser;
  /** One for all: a page of its own for each look costs a renderer that compiles all scripts anew. */
  let page: Page;
  const told: string[] = [];

  beforeAll(async () => {
    for (const [name, sample] of Object.entries(samples))
      writeFileSync(join(folder, `${name}.html`), await renderHtml(sample));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ offline: true });
    page.on('console', (message) => told.push(message.text()));
    page.on('pageerror', (error) => told.push(String(error)));
    page.on('dialog', (dialog) => told.push(`dialog ${dialog.message()}`));
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) told.push(`request ${request.url()}`);
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Loads the report into the page as it was at first: nothing is left of what a test did there before. */
  async function open(name: string, options: { dark?: boolean; width?: number } = {}): Promise<void> {
    await page.goto('about:blank');
    await page.emulateMedia({ media: 'screen', colorScheme: options.dark ? 'dark' : 'light' });
    await page.setViewportSize({ width: options.width ?? 1_200, height: 800 });
    await page.mouse.move(0, 0);
    await page.goto(`file://${folder}/${name}.html`);
  }

  it.each(Object.keys(samples))(
    'shows the %s, light, dark and on a phone, with nothing axe calls serious',
    async (name) => {
      for (const options of [{}, { dark: true }, { width: 375 }]) {
        await open(name, options);
        const wide = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        const shown = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        expect([options, wide]).toEqual([options, 0]);
        expect(shown).toBe('dark' in options ? 'rgb(17, 22, 29)' : 'rgb(255, 255, 255)');
        const { violations } = await page.evaluate<{
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        }>(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      }
      expect(told).toEqual([]);
    },
  );

  it('says the values of a chart to pointer and keyboard', async () => {
    await open('analysis');
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
  });

  it('says bit rate, groups of pictures, luma, true peak and flashes', async () => {
    await open('analysis');
    const said = async (chart: string, key = 'Home') => {
      await page.locator(`figure[data-chart=${chart}] .plot`).focus();
      await page.keyboard.press(key);
      return page.locator(`figure[data-chart=${chart}] output`).textContent();
    };
    expect(await said('bit-rate')).toMatch(
      /^0:00:00\.000\nFile: [\d.]+ Mbit\/s\nGroup of pictures: [\d.]+ Mbit\/s \(group of 50 frames\)$/,
    );
    expect(await said('loudness')).toMatch(
      /Sample peak, stream 1: -?[\d.]+ dBFS\nTrue peak so far, stream 1: -?[\d.]+ dBTP$/,
    );
    expect(await said('luma-range')).toMatch(/Mean: [\d.]+ 8-bit code value\nLowest: .*\nHighest: /);
    expect(await said('flash')).toMatch(/luminance changes: \d+ opposing changes a second\nred changes: /);
  });

  it('steps through what was seen, in order of time', async () => {
    await open('analysis');
    const plot = page.locator('figure[data-lanes] .plot');
    const readout = page.locator('figure[data-lanes] output');
    await plot.focus();
    await page.keyboard.press('Home');
    const first = await readout.textContent();
    expect(first).toMatch(/^(?:scene cut at|luminance flash, fail,) 0:00:00\.000/);
    for (let step = 0; step < 6 && !(await readout.textContent())?.startsWith('video.black'); step += 1)
      await page.keyboard.press('ArrowRight');
    expect(await readout.textContent()).toMatch(/^video\.black, error, 0:00:12\.000 to 0:00:40\.000: Black/);
    await page.keyboard.press('Escape');
    expect(await readout.textContent()).toBe('');
    const box = await plot.locator('rect').last().boundingBox();
    await page.mouse.move((box?.x ?? 0) + 1, (box?.y ?? 0) + 4);
    await readout.waitFor({ state: 'visible' });
  });

  it('shows how frames spread over a metric', async () => {
    await open('comparison');
    await page.locator('figure[data-chart=distribution-vmaf] .plot').focus();
    await page.keyboard.press('Home');
    const readout = page.locator('figure[data-chart=distribution-vmaf] output');
    expect(await readout.textContent()).toBe('VMAF, score: 60 to 62\nFrames: 0.1 % of frames');
    const text = await page.locator('figure[data-chart=distribution-vmaf] svg').textContent();
    expect(text).toMatch(/P1 61.*P5 70.*P50 92.*P95 98/s);
  });

  it('compares a frame side by side, under a slider and by its difference', async () => {
    await open('comparison');
    const figure = page.locator('figure[data-view]').first();
    const shown = (side: string) => figure.locator(`.${side} img`).isVisible();
    expect(await Promise.all(['reference', 'distorted', 'difference'].map(shown))).toEqual([true, true, true]);
    await figure.getByRole('radio', { name: 'Side by side' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await Promise.all(['reference', 'distorted', 'difference'].map(shown))).toEqual([true, true, false]);
    // the sides lie over each other: light left of the divider, dark right of it
    await page.keyboard.press('Tab');
    for (let step = 0; step < 25; step += 1) await page.keyboard.press('ArrowLeft');
    const box = await figure.locator('.reference img').boundingBox();
    const brightness = async (share: number) => {
      const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
      const clip = { x: x + width * share, y: y + height / 2, width: 4, height: 4 };
      return pixel(await page.screenshot({ clip }));
    };
    expect(await brightness(0.2)).toBeGreaterThan(180);
    expect(await brightness(0.3)).toBeLessThan(110);
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.8, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    expect(await brightness(0.7)).toBeGreaterThan(180);
    await figure.getByRole('radio', { name: 'Difference' }).check();
    expect(await Promise.all(['reference', 'distorted', 'difference'].map(shown))).toEqual([false, false, true]);
    await page.emulateMedia({ media: 'print' });
    expect(await Promise.all(['reference', 'distorted', 'difference'].map(shown))).toEqual([true, true, true]);

    async function pixel(png: Buffer): Promise<number> {
      return page.evaluate<number>(
        `createImageBitmap(new Blob([Uint8Array.from(atob('${png.toString('base64')}'), (c) => c.charCodeAt(0))]))
          .then((map) => { const c = new OffscreenCanvas(1, 1).getContext('2d'); c.drawImage(map, 0, 0); return c.getImageData(0, 0, 1, 1).data[0]; })`,
      );
    }
  });

  it('says quality and bit rate of each encode, and names those without a score', async () => {
    await open('rungs');
    await page.locator('figure[data-chart=curve-vmaf] .plot').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const readout = page.locator('figure[data-chart=curve-vmaf] output');
    expect(await readout.textContent()).toBe('640×360\nMbit/s: 1.6\nVMAF: 80 score');
    expect(await page.locator('figure[data-chart=curve-vmaf] svg').textContent()).toContain('1280×720');
    await page.getByRole('combobox', { name: 'Result' }).selectOption('not evaluated');
    expect(await page.locator('tbody tr:visible').count()).toBe(1);
  });

  it('filters and sorts a table, and prints all of it on white', async () => {
    await open('batch', { dark: true });
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
  });
});
