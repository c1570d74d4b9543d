import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';

import { expect, test } from '#test/support/desktop/fixture.ts';
import { launchDesktop, type DesktopApp } from '#test/support/desktop/launch.ts';
import { seen, type SamplePage } from '#test/support/desktop/sample-app.ts';

/**
 * What the double promises to be like Electron, in pages: the same tests hold on the real binary. They run a small app of
 * their own. `page.url()` is never asked: on the double it is a stand-in of app://.
 */
const main = fileURLToPath(new URL('../../support/electron-double/sample-app', import.meta.url));
let desktop: DesktopApp;
let page: Page;

test.beforeAll(async () => {
  desktop = await launchDesktop({ main, wanted: /TypeError: not so/ });
  page = await desktop.window();
});
test.afterAll(async () => {
  await desktop.remove();
});

test('the first window shows its page, under the address that the app gave it', async () => {
  await expect(page).toHaveTitle('Sample');
  const window = await desktop.app.browserWindow(page);
  const facts = () =>
    window.evaluate((it: BrowserWindow) => ({
      size: it.getSize(),
      title: it.getTitle(),
      url: it.webContents.getURL(),
      origin: it.webContents.mainFrame.origin,
      isVisible: it.isVisible(),
    }));
  // What the page has and shows reaches the spec and the main process by two ways.
  await expect.poll(facts).toEqual({
    size: [900, 640],
    title: 'Sample',
    url: 'app://bundle/page.html',
    origin: 'app://bundle',
    isVisible: true,
  });
});

test('a folder with a package.json names the app', async () => {
  const facts = await desktop.app.evaluate(({ app }) => [app.name, app.getVersion(), app.isPackaged]);
  expect(facts).toEqual(['Sample', '3.2.1', false]);
});

test('a page sees what its preload exposes, and nothing of Node, the preload or the channel', async () => {
  const facts = await page.evaluate(() => {
    const { sample, refusals } = window as unknown as SamplePage;
    const names = Object.getOwnPropertyNames(window);
    return {
      facts: sample.facts,
      isFrozen: Object.isFrozen(sample) && Object.isFrozen(sample.facts.list),
      refusals,
      strange: names.filter((name) =>
        /electron|^(require|process|module|ipcRenderer|onlyInPreload|Buffer)$/i.test(name),
      ),
    };
  });
  expect(facts).toEqual({
    facts: { argv: ['--from-main'], type: 'renderer', list: [1, { two: 2 }], date: new Date(0) },
    isFrozen: true,
    refusals: {
      refusal: 'Cannot bind an API on top of an existing property on the window object',
      missing: 'module not found: fs',
    },
    strange: [],
  });
});

test('the bridge carries functions both ways, promises and errors', async () => {
  const outcome = await page.evaluate(async () => {
    const { sample } = window as unknown as SamplePage;
    const failure = () => {
      try {
        return sample.fail();
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [sample.call((a, b) => Number(a) + Number(b), 2, 3), await sample.later('now'), failure()];
  });
  expect(outcome).toEqual([5, { text: 'now' }, 'as asked']);
});

test('an invoked handler gets cloned values and knows who asks', async () => {
  const answer = await page.evaluate(async () => {
    const values = [new Date(5), new Map([['a', new Set([1])]]), undefined, NaN, 10n, new Uint8Array([1, 2])];
    const told = (await (window as unknown as SamplePage).sample.ask(...values, { $: 'plain' })) as {
      values: unknown[];
    };
    const [date, map, nothing, number, big, bytes, plain] = told.values;
    return {
      ...told,
      values: [
        date instanceof Date && date.getTime(),
        map instanceof Map && [...(map.get('a') as Set<number>)],
        nothing === undefined,
        Number.isNaN(number),
        String(big),
        bytes instanceof Uint8Array && [...bytes],
        plain,
      ],
    };
  });
  expect(answer).toEqual({
    values: [5, [1], true, true, '10', [1, 2], { $: 'plain' }],
    origin: 'app://bundle',
    url: 'app://bundle/page.html',
    top: true,
  });
});

test('an invoked handler that throws, and what cannot be cloned, reject', async () => {
  const messages = await page.evaluate(async () => {
    const { sample } = window as unknown as SamplePage;
    const failure = (error: unknown) => (error as Error).message;
    return [await sample.ask('throw').catch(failure), await sample.ask(() => 1).catch(failure)];
  });
  expect(messages).toEqual([
    "Error invoking remote method 'ask': TypeError: not so",
    'An object could not be cloned.',
  ]);
});

test('messages go both ways without an answer', async () => {
  await page.evaluate(() => (window as unknown as SamplePage).sample.tell('hello'));
  await desktop.probe.clickTrayItem('Push');
  await expect(page.locator('#pushed')).toHaveText('pushed');
  await expect.poll(() => seen(desktop, 'told')).toContain('hello');
});

test('a frame inside has no preload', async () => {
  const inner = page.frames().find((frame) => frame !== page.mainFrame());
  expect(await inner?.evaluate(() => typeof (window as unknown as Partial<SamplePage>).sample)).toBe(
    'undefined',
  );
});

test('an own scheme gets bodies, answers in parts, with ranges and with its own codes', async () => {
  const answers = await page.evaluate(async () => {
    const json = (response: Response) => response.json() as Promise<unknown>;
    const ranged = await fetch('/range', { headers: { range: 'bytes=1-3' } });
    return {
      text: await fetch('/echo', { method: 'POST', body: 'text' }).then(json),
      file: await fetch('/echo', { method: 'PUT', body: new Blob(['file'], { type: 'a/b' }) }).then(json),
      long: (await fetch('/echo', { method: 'POST', body: 'x'.repeat(200_000) }).then(json)) as {
        text: string;
      },
      stream: await (await fetch('/stream')).text(),
      range: [
        ranged.status,
        ranged.headers.get('content-range'),
        ranged.headers.get('x-asked'),
        await ranged.text(),
      ],
      missing: (await fetch('/nowhere')).status,
    };
  });
  const url = 'app://bundle/echo';
  expect({ ...answers, long: answers.long.text.length }).toEqual({
    text: { method: 'POST', url, type: 'text/plain;charset=UTF-8', text: 'text' },
    file: { method: 'PUT', url, type: 'a/b', text: 'file' },
    long: 200_000,
    stream: 'one two three',
    range: [206, 'bytes 1-3/5', 'bytes=1-3', 'bcd'],
    missing: 404,
  });
});

test('a policy that names an own scheme is kept', async () => {
  const styles = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'h1 { letter-spacing: 9px }';
    document.head.append(style);
    return getComputedStyle(document.querySelector('h1')!).letterSpacing;
  });
  expect(styles).toBe('3px');
  const foreign = await page.evaluate(() => fetch('https://example.com/').then(String, () => 'refused'));
  expect(foreign).toBe('refused');
});

test('where the page wants to go is asked, and a veto keeps it', async () => {
  await page.click('#away');
  await expect.poll(() => seen(desktop, 'vetoed')).toEqual(['https://example.com/elsewhere']);
  await page.evaluate(() => void (location.hash = 'here'));
  await expect(page).toHaveTitle('Sample');
  const urls = () =>
    desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
  await expect.poll(urls).toEqual(['app://bundle/page.html#here']);
});

test('windows of the page are asked for, and denied ones never come', async () => {
  await page.click('#new-window');
  const opened = await page.evaluate(() => window.open('https://example.com/apart', '', 'width=200'));
  expect(opened).toBeNull();
  await expect
    .poll(() => seen(desktop, 'opened'))
    .toEqual([
      { url: 'https://example.com/new', disposition: 'foreground-tab' },
      { url: 'https://example.com/apart', disposition: 'new-window' },
    ]);
  expect(desktop.app.windows()).toHaveLength(1);
});

test('permissions are decided by the app', async () => {
  const outcome = await page.evaluate(async () => [
    await Notification.requestPermission(),
    await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: unknown) => (error as Error).name,
    ),
    (await navigator.permissions.query({ name: 'geolocation' })).state,
  ]);
  expect(outcome).toEqual(['denied', 'NotAllowedError', 'denied']);
  expect(await seen(desktop, 'permissions')).toEqual(['notifications', 'media']);
});

test('keys, menus of the right button and the console are told', async () => {
  await page.locator('body').press('a');
  await page.click('#away', { button: 'right' });
  await page.evaluate("console.warn('take care')");
  await expect
    .poll(() => seen(desktop, 'events'))
    .toEqual(
      expect.arrayContaining([
        'keyDown a',
        'keyUp a',
        'menu https://example.com/elsewhere',
        'warning take care',
      ]),
    );
});

test('a crash of the renderer is told, and the page comes back', async () => {
  await desktop.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => seen(desktop, 'gone')).toEqual(['crashed']);
  // Playwright gives a crashed page up for good; the app does not.
  const title = () =>
    desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'document.title + typeof window.sample',
      ),
    );
  await expect.poll(title).toBe('Sampleobject');
});
