import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { chromiumHere } from '../support/browser';
import { makeClip } from '../support/media';
import { testFfmpeg } from '../support/media-tools';
import { Service } from '../support/service';

const executablePath = chromiumHere();

(executablePath ? describe : describe.skip)('the service in a browser', () => {
  let service: Service;
  let browser: Browser;
  let told: string[] = [];

  beforeAll(async () => {
    service = await Service.start('in-browser');
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  async function open(address: string): Promise<Page> {
    told = [];
    const page = await browser.newPage({ viewport: { width: 1_200, height: 900 } });
    page.on('console', (message) => void (message.type() === 'error' && told.push(message.text())));
    page.on('pageerror', (error) => told.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(service.baseUrl) && !request.url().startsWith('data:')) told.push(request.url());
    });
    await page.goto(address);
    return page;
  }

  it('Swagger UI authorises, tries a route and sends what it fills in: a probe, a batch, a file in a form', async () => {
    const clip = makeClip(service.mediaRoot, 'plain.mp4');
    copyFileSync(clip, join(service.mediaRoot, 'sample.mp4'));
    const page = await open(`${service.baseUrl}/api/docs`);
    const route = page.locator('[id^=operations-][id$=Reports_list]');
    const answerOf = async () => {
      await route.getByRole('button', { name: 'Execute' }).click();
      const reply = route.locator('.live-responses-table');
      await reply.waitFor();
      return {
        status: (await reply.locator('.response-col_status').last().textContent())?.trim(),
        text: await reply.locator('.highlight-code').first().textContent(),
      };
    };
    await route.locator('.opblock-summary-control').click();
    const refused = await answerOf();
    expect(refused.status).toContain('401');
    await route.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    const key = page.locator('.auth-container', { hasText: 'x-api-key' });
    await key.locator('input').fill(service.apiKey);
    await key.getByRole('button', { name: 'Apply credentials' }).click();
    await page.getByRole('button', { name: 'Close' }).first().click();
    const answered = await answerOf();
    expect([answered.status?.slice(0, 3), answered.text?.includes('"next_cursor": null')]).toEqual(['200', true]);
    // the refused call is the browser's own line; nothing else went wrong, and nothing was fetched from elsewhere
    expect(told.filter((text) => !text.includes('401'))).toEqual([]);
    told = [];
    await route.locator('.opblock-summary-control').click();

    const opened = async (operation: string) => {
      const called = page.locator(`[id^=operations-][id$=${operation}]`);
      await called.locator('.opblock-summary-control').click();
      return called;
    };
    const sent = async (called: Locator) => {
      const replied = page.waitForResponse((response) => response.request().method() === 'POST');
      await called.getByRole('button', { name: 'Execute' }).click();
      return (await replied).status();
    };
    const batch = await opened('Analyze_analyze');
    expect(await sent(batch)).toBe(202);
    await batch.locator('.opblock-summary-control').click();
    const probe = await opened('Probe_file');
    expect(await sent(probe)).toBe(200);
    await probe.locator('.opblock-section-request-body select').first().selectOption('multipart/form-data');
    await probe.locator('input[type=file]').setInputFiles(clip);
    expect(await sent(probe)).toBe(200);
    expect(told).toEqual([]);
    await page.close();
  }, 120_000);

  it('a shared report works in the sandbox it is served with', async () => {
    const film = join(service.mediaRoot, 'film.mkv');
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=3', '-c:v', 'ffv1', film];
    execFileSync(testFfmpeg(), ['-v', 'error', ...picture]);
    const coarse = [
      '-vf',
      'scale=80:-2,scale=320:180:flags=neighbor',
      '-c:v',
      'ffv1',
      join(service.mediaRoot, 'coarse.mkv'),
    ];
    execFileSync(testFfmpeg(), ['-v', 'error', '-i', film, ...coarse]);
    const { body: compared } = await service.post<{ id: string }>('/api/v1/quality/compare', {
      reference: { file_path: 'media/film.mkv' },
      distorted: { file_path: 'media/coarse.mkv' },
      metrics: ['psnr'],
      async: false,
    });
    const { body: report } = await service.post<{ id: string }>('/api/v1/reports', {
      subject: { comparison_id: compared.id },
      format: 'html',
    });
    const { body: link } = await service.post<{ url: string }>(`/api/v1/reports/${report.id}/share`, {});
    const page = await open(new URL(link.url, service.baseUrl).href);
    await page.locator('figure[data-chart=metric-psnr] .plot').hover({ position: { x: 400, y: 100 } });
    await page
      .locator('figure[data-chart=metric-psnr] output')
      .filter({ hasText: /^frame \d+\s*PSNR/ })
      .waitFor();
    const frame = page.locator('figure[data-view]').first();
    await frame.getByRole('radio', { name: 'Slider' }).check();
    const sizes =
      "Array.from(document.querySelector('figure[data-view]').querySelectorAll('img'), (one) => one.naturalWidth)";
    expect(await page.evaluate<number[]>(sizes)).toEqual([320, 320, 320]);
    const clip = () => page.evaluate<string>("getComputedStyle(document.querySelector('.distorted')).clipPath");
    expect(await clip()).toBe('inset(0px 0px 0px 50%)');
    await frame.getByRole('slider').press('ArrowRight');
    expect(await clip()).toBe('inset(0px 0px 0px 51%)');
    expect(told).toEqual([]);
    await page.close();
  });
});
