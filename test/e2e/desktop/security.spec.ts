import { readFileSync } from 'node:fs';

import { expect, test, type Page } from '@playwright/test';

import { launchDesktop, type DesktopApp } from '#test/support/desktop/launch.ts';

/**
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security), item by item. On the double it shows that
 * the app asks Electron for the right thing; that Electron then enforces it, only the real binary can show.
 */
test.describe.configure({ mode: 'serial' });

let desktop: DesktopApp;
let page: Page;

test.beforeAll(async () => {
  desktop = await launchDesktop();
  page = await desktop.window();
  // The page goes nowhere by itself after this.
  await expect(page.getByRole('heading', { name: 'Welcome to Deskbell' })).toBeVisible();
});
test.afterAll(() => desktop.remove());

type Invoke = (request: unknown) => Promise<unknown>;
/** What a script in the page gets when it asks over the channel. */
const ask = (call: string, input: unknown = {}) =>
  page.evaluate(
    ([name, given]) =>
      (window as unknown as { deskbell: { invoke: Invoke } }).deskbell.invoke({ call: name, input: given }),
    [call, input] as const,
  );

test('1. only what comes with the program is loaded', async () => {
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
  );
  expect(new Set(loaded)).toEqual(new Set([await page.evaluate(() => location.origin)]));
  const outcome = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'loaded',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
});

test('2. the page has no Node', async () => {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'exports', 'global', 'Buffer', '__dirname', 'electron'].filter(
      (name) => name in window,
    ),
  );
  expect(found).toEqual([]);
});

test('2.–4., 6., 8.–11. the window isolates, sandboxes and experiments with nothing', async () => {
  const wanted = await desktop.app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron has this method for its own use and leaves it out of its types.
    const asked = page as unknown as { getLastWebPreferences(): Electron.WebPreferences | null } | undefined;
    const preferences = asked?.getLastWebPreferences();
    return preferences === null || preferences === undefined
      ? null
      : {
          sandbox: preferences.sandbox,
          contextIsolation: preferences.contextIsolation,
          nodeIntegration: preferences.nodeIntegration,
          webSecurity: preferences.webSecurity,
          webviewTag: preferences.webviewTag ?? false,
          allowRunningInsecureContent: preferences.allowRunningInsecureContent ?? false,
          experimentalFeatures: preferences.experimentalFeatures ?? false,
          enableBlinkFeatures: preferences.enableBlinkFeatures ?? '',
        };
  });
  expect(wanted).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
  });
});

test('3. what the preload script gives cannot be changed by the page', async () => {
  const outcome = await page.evaluate(() => {
    const host = (window as unknown as { deskbell: Record<string, unknown> }).deskbell;
    try {
      host.invoke = () => Promise.resolve('mine');
    } catch {
      // Frozen objects throw in strict code.
    }
    return { names: Object.keys(host).sort(), isFrozen: Object.isFrozen(host) };
  });
  expect(outcome).toEqual({ names: ['invoke', 'onPush'], isFrozen: true });
});

test('5. no permission is granted but copying, and that to our page alone', async () => {
  const ours = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'hid',
    'fullscreen',
  ];
  const answers = await Promise.all([
    ...ours.map((name) => desktop.probe.permission(name, 'app://deskbell/inbox')),
    desktop.probe.permission('clipboard-sanitized-write', 'https://example.com/'),
    desktop.probe.permission('clipboard-sanitized-write', 'app://deskbell/inbox'),
  ]);
  expect(answers).toEqual([...ours.map(() => false), false, true]);
});

test('7. a strict policy forbids what was not shipped', async () => {
  const policy = await page.evaluate(async () =>
    (await fetch(location.href, { headers: { accept: 'text/html' } })).headers.get('content-security-policy'),
  );
  expect(policy).toMatch(/^default-src 'self'; script-src 'self'; style-src 'self' 'nonce-[0-9a-f]{32}'; /);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  const violated = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), {
          once: true,
        });
        const script = document.createElement('script');
        script.textContent = 'window.wasRun = true';
        document.body.append(script);
      }),
  );
  expect([violated, await page.evaluate(() => 'wasRun' in window)]).toEqual(['script-src-elem', false]);
});

test('12.–14. the page stays where it is, opens nothing and embeds nothing', async () => {
  const before = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  await page.evaluate(() => {
    window.open('https://example.com/opened');
    window.open('file:///etc/passwd');
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/framed';
    document.body.append(frame);
  });
  await page.evaluate(() => {
    location.href = 'https://example.com/left';
  });
  await expect
    .poll(() => desktop.probe.calls('shell.openExternal'))
    .toContainEqual(['https://example.com/left']);
  const windows = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(windows).toEqual([before]);
});

test('15. only https leaves for the browser of the system', async () => {
  const opened = (await desktop.probe.calls('shell.openExternal')).map(([address]) => String(address));
  expect(opened).toContain('https://example.com/opened');
  expect(opened.filter((address) => !address.startsWith('https://'))).toEqual([]);
});

test('16. Electron is of a line that gets security updates', () => {
  // Electron supports its latest three stable majors; 45 is the newest when this was written (November 2026).
  const { devDependencies } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { devDependencies: Record<string, string> };
  expect(Number(devDependencies.electron?.split('.')[0])).toBeGreaterThanOrEqual(45);
});

test('17. a request that is no call, and one from a frame, are refused', async () => {
  const odd = await page.evaluate(async () => {
    const { invoke } = (window as unknown as { deskbell: { invoke: Invoke } }).deskbell;
    return Promise.all([
      invoke('x'),
      invoke({ call: 'settings.get' }),
      invoke({ call: 'constructor', input: {} }),
      invoke({ call: 'settings.get', input: { a: 1 } }),
    ]);
  });
  expect(odd.map((answer) => (answer as { error?: { code: string } }).error?.code)).toEqual([
    'bad-request',
    'bad-request',
    'not-found',
    'invalid',
  ]);
  const framed = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.onload = () => resolve(frame.contentWindow !== null && 'deskbell' in frame.contentWindow);
        frame.srcdoc = '<p>inside</p>';
        document.body.append(frame);
      }),
  );
  expect(framed).toBe(false);
});

test('17. the program listens on one channel, and on nothing that a library left behind', async () => {
  const channels = await desktop.app.evaluate(({ ipcMain }) => ipcMain.eventNames().map(String));
  expect(channels.filter((name) => name.includes('store'))).toEqual([]);
});

test('18. the page has an origin of its own, and no file is reachable', async () => {
  const address = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(address).toMatch(/^app:\/\/deskbell\//);
  const reached = await page.evaluate(async () => {
    const outcomes = await Promise.all(
      ['/../../package.json', '/api/settings.get', '/docs/', '/openapi.json', '/events'].map(async (path) => {
        const response = await fetch(path).catch(() => null);
        return `${path} ${response?.status ?? 'refused'}`;
      }),
    );
    return outcomes;
  });
  expect(reached).toEqual([
    '/../../package.json 404',
    '/api/settings.get 404',
    '/docs/ 404',
    '/openapi.json 404',
    '/events 404',
  ]);
});

// 19. Fuses belong to the packaged program: build/packaging holds them and their test.

test('20. nothing of Electron, no token and no path of this computer reaches the page', async () => {
  const { value } = (await ask('desktop.get')) as { value: unknown };
  const stored = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(`${JSON.stringify(value)}${stored}`).not.toMatch(/token|[0-9a-f]{64}/i);
});
