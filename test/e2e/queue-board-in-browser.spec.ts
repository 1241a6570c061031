import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumHere } from '../support/browser';
import { Service } from '../support/service';

const board = '/api/v1/admin/queues';
const executablePath = chromiumHere();
const inBrowser = executablePath === null ? it.skip : it;

let service: Service;
let browser: Browser;
beforeAll(async () => {
  if (executablePath === null) return;
  service = await Service.start('board-in-browser');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

/** A page that remembers what the browser complained of: refused by the content security policy, or missing. */
async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(service.baseUrl + path);
  return { page, complaints };
}

const signIn = async (page: Page, password: string) => {
  await page.getByLabel('Email').fill(service.admin.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

inBrowser('a person signs in with a form and sees the doorbells', async () => {
  const { page, complaints } = await open(board);
  await signIn(page, 'not-the-password');
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
  // The 401s of a visitor and of a wrong password are the browser's to tell; they are no fault of the page.
  complaints.length = 0;
  await signIn(page, service.admin.password);
  await page
    .getByRole('link', { name: /^analysis/ })
    .first()
    .waitFor();
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/queue-board.png` });
  expect(await page.getByRole('link', { name: /^(?:probe|quality|reports)/ }).count()).toBeGreaterThanOrEqual(3);
  expect(complaints).toEqual([]);
});
