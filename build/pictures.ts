/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { chromium, type Browser, type Page } from '@playwright/test';

import { buildWhatIsStale } from './build-stale.ts';
import { findOrInstallBrowser } from './testing/find-browser.ts';
import { root } from './testing/run-command.ts';

/** Takes the README's pictures of the practice line with the program as it is built: `npm run pictures`. */

type Host = { readonly ui: string; readonly token: string; readonly process: ChildProcess };

const folder = join(root, 'build', 'pictures');
const size = { width: 1280, height: 800 };
/** A picture that is larger than this at one scale is taken again at the next. Bytes. */
const largest = 400_000;
const scales = [2, 1.5, 1];

/** A shop looks best in the middle of its morning: one of these has it now. */
const cities = [
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Asia/Bangkok',
  'Asia/Karachi',
  'Asia/Dubai',
  'Europe/Athens',
  'Europe/Berlin',
  'Europe/London',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Denver',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'Pacific/Pago_Pago',
];

async function takeAll(): Promise<void> {
  const [browserFound] = await Promise.all([findOrInstallBrowser(), buildWhatIsStale()]);
  if (browserFound.path === null) throw new Error(`No browser:\n${browserFound.output}`);
  const timeZone = morningCity();
  const data = mkdtempSync(join(tmpdir(), 'deskbell pictures '));
  const host = await startHost(data, timeZone);
  const browser = await chromium.launch({
    executablePath: browserFound.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [],
  });
  try {
    await takeWith(browser, host, timeZone);
  } finally {
    await browser.close();
    await stop(host);
    rmSync(data, { recursive: true, force: true });
  }
}

/** A conversation and a number of the local API, as far as it matters here. */
type Chat = { readonly title: string; readonly needsReply: boolean };
type Channel = { readonly id: string };

async function takeWith(browser: Browser, host: Host, timeZone: string): Promise<void> {
  const light = { browser, host, timeZone, theme: 'light' } as const;
  await take({ ...light, name: 'welcome-light-en', path: '/' }, async (page) => {
    await page.getByRole('textbox', { name: 'Name' }).fill('Blue Door Studio');
    await page.locator('body').click({ position: { x: 4, y: 4 } });
  });

  const line = await call<Channel>(host, 'channels.create', { provider: 'practice' });
  await call(host, 'settings.update', {
    isSetUp: true,
    business: { name: 'Blue Door Studio', timeZone },
  });
  await untilSomebodyWrites(host);
  await take({ ...light, name: 'inbox-light-en', path: '/inbox' }, (page) => openChat(page, 'Emma Clarke'));
  await take({ ...light, name: 'connect-light-en', path: '/connections/add' }, async (page) => {
    await page.getByText('Wazzup24').first().waitFor();
  });
  await take({ ...light, name: 'health-light-en', path: '/connections/health' }, async (page) => {
    await page.getByRole('main').getByText('Practice line').first().waitFor();
  });
  await take({ ...light, name: 'connections-light-en', path: '/connections' }, async (page) => {
    await page.getByRole('article').waitFor();
  });

  for (const screen of ['bookings', 'outbox', 'rules']) {
    await take({ ...light, name: `${screen}-light-en`, path: `/${screen}` }, async (page) => {
      await page.getByRole('listitem').first().waitFor();
    });
  }
  await take(
    { ...light, name: 'template-light-en', path: '/templates/shipped-reminder-day' },
    async (page) => {
      await page.locator('.cm-content').first().waitFor();
    },
  );

  await call(host, 'settings.update', { interface: { language: 'ru' } });
  await call(host, 'channels.update', { id: line.id, label: 'Учебная линия' });
  await take({ ...light, theme: 'dark', name: 'inbox-dark-ru', path: '/inbox' }, (page) =>
    openChat(page, 'Анна Соколова'),
  );
}

/** The past has been told when the first customer writes in the present, some ten seconds after the beginning. */
async function untilSomebodyWrites(host: Host): Promise<void> {
  for (let seconds = 0; seconds < 60; seconds += 1) {
    const { items } = await call<{ items: Chat[] }>(host, 'conversations.list', {});
    if (items[0]?.title === 'Zoë M.' && items[0].needsReply) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('Nobody wrote on the practice line.');
}

async function openChat(page: Page, name: string): Promise<void> {
  await page.locator('[data-chat]').nth(9).waitFor();
  await page.locator('[data-chat]').filter({ hasText: name }).click();
  await page.locator('[data-message]').last().waitFor();
  await page.locator('[data-chat][aria-current]').waitFor();
}

type Picture = {
  readonly browser: Browser;
  readonly host: Host;
  readonly timeZone: string;
  readonly theme: 'light' | 'dark';
  readonly name: string;
  readonly path: string;
};

/** Opens a page of its own at each scale until the picture is small enough. */
async function take(picture: Picture, prepare: (page: Page) => Promise<void>): Promise<void> {
  const { browser, host, timeZone, theme, name, path } = picture;
  for (const scale of scales) {
    const context = await browser.newContext({
      viewport: size,
      deviceScaleFactor: scale,
      colorScheme: theme,
      locale: 'en-GB',
      timezoneId: timeZone,
    });
    const page = await context.newPage();
    await page.goto(`${host.ui}${path}#token=${host.token}`);
    await page.getByRole('heading').first().waitFor();
    await prepare(page);
    await everythingShown(page);
    const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await context.close();
    if (bytes.length > largest && scale !== scales.at(-1)) continue;
    const file = join(folder, `${name}.png`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, bytes);
    console.log(`${relative(root, file)}: ${Math.round(bytes.length / 1000)} kB at scale ${scale}`);
    return;
  }
}

/** Letters in their own shapes, pictures drawn, nothing half loaded and nothing on its way. */
async function everythingShown(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => {
    // The editor has images without a source, as buffers beside its chips.
    const images = [...document.images].filter(({ src }) => src !== '');
    const pictures = images.filter(({ loading }) => loading !== 'lazy');
    const inView = images.filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight;
    });
    return (
      [...pictures, ...inView].every((image) => image.complete && image.naturalWidth > 0) &&
      document.querySelector('[aria-busy="true"]') === null &&
      // A blinking cursor never ends; it is hidden in the picture.
      document
        .getAnimations()
        .every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity)
    );
  });
}

function morningCity(): string {
  const hourIn = (timeZone: string) =>
    Number(
      new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date()),
    );
  const nearest = cities.toSorted((a, b) => Math.abs(hourIn(a) - 11) - Math.abs(hourIn(b) - 11))[0];
  if (nearest === undefined) throw new Error('There is no city.');
  return nearest;
}

/** The practice line tells its past by the clock of the computer: that of the chosen city. */
async function startHost(data: string, timeZone: string): Promise<Host> {
  const args = ['--data-dir', data, '--ingress-port', '0', '--ui-port', '0', '--no-open', '--json'];
  const child = spawn(process.execPath, [join(root, '.out', 'headless', 'main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TZ: timeZone },
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The host ended with ${String(code)}.`)));
  });
  // The ready line of the contract.
  const { ui, token } = JSON.parse(line) as { ui: string; token: string };
  return { ui, token, process: child };
}

async function stop({ process: child }: Host): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** The answer's shape is the contract's, which this folder cannot import: each caller says what it reads. */
async function call<Output>(host: Host, name: string, input: unknown): Promise<Output> {
  const response = await fetch(`${host.ui}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Output;
}

await takeAll();
