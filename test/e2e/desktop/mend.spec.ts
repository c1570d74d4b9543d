import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { askCore, connectLine, connectPractice } from '#test/support/desktop/ask-core.ts';
import { expect, test } from '#test/support/desktop/fixture.ts';
import type { DesktopApp } from '#test/support/desktop/launch.ts';
import { startGreenApi } from '#test/support/green-api/simulator.ts';

const hour = 3_600_000;

const crashPage = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );

/** Where the page is, as the main process knows it. */
const address = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    return page === undefined || page.isLoading() || page.isCrashed()
      ? null
      : new URL(page.getURL()).pathname;
  });

const logOf = ({ dataFolder }: DesktopApp) => readFileSync(join(dataFolder, 'logs', 'deskbell.log'), 'utf8');

/** How often the page has gone; a crash is known a moment after it was asked for. */
const crashes = (desktop: DesktopApp) => logOf(desktop).match(/the page has gone/g)?.length ?? 0;

const boxes = async ({ probe }: DesktopApp) =>
  (await probe.calls('dialog.showMessageBox')).map(
    (values) => values.at(-1) as { message: string; detail: string },
  );

test('a page that crashes comes back at the same chat; one that keeps crashing asks, and can be tried again', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await connectPractice(page);
  const { items } = await askCore(page, 'conversations.list', {});
  const chat = `/inbox/${items[0]?.id}`;
  await desktop.secondStart([`deskbell://chat/${items[0]?.id}`]);
  await expect.poll(() => address(desktop)).toBe(chat);

  for (const count of [1, 2]) {
    await crashPage(desktop);
    await expect.poll(() => crashes(desktop)).toBe(count);
    await expect.poll(() => address(desktop)).toBe(chat);
  }
  expect(await boxes(desktop)).toEqual([]);

  await desktop.probe.answer('dialog.showMessageBox', { response: 0, checkboxChecked: false });
  await crashPage(desktop);
  await expect.poll(() => boxes(desktop)).toMatchObject([{ message: 'The window keeps failing' }]);
  await expect.poll(() => address(desktop)).toBe(chat);
  // Tried again, it has its chances again.
  await crashPage(desktop);
  await expect.poll(() => crashes(desktop)).toBe(4);
  await expect.poll(() => address(desktop)).toBe(chat);
  expect(await boxes(desktop)).toHaveLength(1);
});

test('a link that comes while the page crashes or loads anew leads to its chat', async ({ desktop }) => {
  const page = await desktop.window();
  await connectPractice(page);
  const { items } = await askCore(page, 'conversations.list', {});
  const losses = {
    crash: () => crashPage(desktop),
    reload: () =>
      desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload()),
  };
  for (const [position, lose] of [losses.crash, losses.reload].entries()) {
    await lose();
    // The main process does not know of it yet.
    await desktop.probe.openUrl(`deskbell://chat/${items[position]?.id}`);
    await expect.poll(() => address(desktop)).toBe(`/inbox/${items[position]?.id}`);
  }
});

/** The page does nothing else for so long, in milliseconds; it has begun when this resolves. */
async function hang(page: Page, ms: number): Promise<void> {
  const begun = page.waitForEvent('console');
  await page.evaluate((span) => {
    setTimeout(() => {
      // eslint-disable-next-line no-console -- the only word that gets out of a page that is about to hang
      console.info('hanging');
      const end = performance.now() + span;
      while (performance.now() < end);
    });
  }, ms);
  await begun;
}

test('a click that meets a page which hangs leads to its chat when the page comes back, by itself or loaded again', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await connectPractice(page);
  const { items } = await askCore(page, 'conversations.list', {});
  const [first, second] = items.map(({ id }) => id);
  await hang(page, 3_000);
  await desktop.probe.openUrl(`deskbell://chat/${first}`);
  await expect.poll(() => address(desktop)).toBe(`/inbox/${first}`);

  await hang(page, 600_000);
  await desktop.probe.openUrl(`deskbell://chat/${second}`);
  // Electron says so when it has waited for half a minute.
  await desktop.probe.answer('dialog.showMessageBox', { response: 1, checkboxChecked: false });
  await desktop.app.evaluate((_electron, span) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + span;
  }, 30_000);
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
  await expect.poll(() => boxes(desktop)).toMatchObject([{ message: 'The window does not answer' }]);
  await expect.poll(() => crashes(desktop)).toBe(1);
  await expect.poll(() => address(desktop)).toBe(`/inbox/${second}`);
});

test('a failure in the main process is written down without secrets, ends in order, and is told at the next start', async ({
  launch,
}) => {
  const desktop = await launch();
  await desktop.window();
  await desktop.app.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('broken for +79990001234 with Bearer abc.def');
    });
  });
  expect(await desktop.exited).toBe(1);
  const logs = join(desktop.dataFolder, 'logs');
  const [file = ''] = readdirSync(logs).filter((name) => name.startsWith('crash-'));
  const report = readFileSync(join(logs, file), 'utf8');
  expect(report).toContain('TypeError: broken for +•••34 with Bearer •••');
  expect(report).not.toMatch(/abc\.def|7999000/);

  const again = await launch({ dataFolder: desktop.dataFolder });
  await again.window();
  await expect.poll(() => boxes(again)).toMatchObject([{ message: 'Deskbell ended unexpectedly' }]);
  await again.close();
  const third = await launch({ dataFolder: desktop.dataFolder });
  const page = await third.window();
  await expect(page.getByRole('heading').first()).toBeVisible();
  // When the window comes to the front, it would be told.
  await expect
    .poll(() => third.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null))
    .toBe(true);
  expect(await boxes(third)).toEqual([]);
});

test('what fell due while the computer slept leaves within seconds of waking, and is reported', async ({
  desktop,
}) => {
  const simulator = await startGreenApi();
  try {
    const line = simulator.addInstance();
    const page = await desktop.window();
    await connectLine(page, line);
    await askCore(page, 'sending.start', {});
    await askCore(page, 'bookings.save', {
      contact: { name: 'Vera', phone: '+4915112345201' },
      service: 'Haircut',
      startsAt: new Date(Date.now() + 25 * hour).toISOString(),
    });
    await expect.poll(() => line.sent.length).toBe(1);

    await desktop.probe.emitPower('suspend');
    await desktop.app.evaluate((_electron, slept) => {
      const { now } = Date;
      Date.now = () => now() + slept;
    }, 2 * hour);
    await desktop.probe.emitPower('resume');
    // Nothing but the system's word wakes it so soon: by itself it looks at the clock every half minute.
    await expect.poll(() => line.sent.length, { timeout: 20_000 }).toBe(2);
    const notices = async () => (await askCore(page, 'notices.list', {})).items;
    await expect
      .poll(notices)
      .toMatchObject([{ kind: 'catch-up', facts: { late: 1, replaced: 0, skipped: 0 } }]);
    const log = () => logOf(desktop);
    await expect.poll(log).toMatch(/"due":\d+,"firstAt":"[^"]+","msg":"the computer goes to sleep"/);
    await expect.poll(log).toMatch(/"sleptMs":72\d{5},"msg":"the computer woke up"/);
  } finally {
    await simulator.stop();
  }
});

test('settings that are damaged, or a disk that takes none, do not end it while it runs', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await connectPractice(page);
  const file = join(desktop.dataFolder, 'desktop.json');
  const move = (x: number) =>
    desktop.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setPosition(to, 40), x);
  const isKept = (x: number) => () => readFileSync(file, 'utf8').replace(/\s/g, '').includes(`"x":${x}`);
  writeFileSync(join(desktop.dataFolder, 'settings.json'), '{ "interf');
  writeFileSync(file, '{ "toasts');
  await move(30);
  await expect.poll(isKept(30)).toBe(true);
  expect((await askCore(page, 'settings.get', {})).business.name).toBe('Blue Door Studio');

  // Nothing can be put in the place of a folder.
  rmSync(file);
  mkdirSync(join(file, 'in the way'), { recursive: true });
  await move(50);
  await expect.poll(() => logOf(desktop)).toContain('could not be kept');
  rmSync(file, { recursive: true });
  await move(60);
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect.poll(isKept(60)).toBe(true);
});

test('a folder in the place of the settings of this computer does not keep it from starting, and is told', async ({
  launch,
}) => {
  const first = await launch();
  await askCore(await first.window(), 'settings.update', { isSetUp: true });
  await first.close();
  const { dataFolder } = first;
  const file = join(dataFolder, 'desktop.json');
  rmSync(file, { force: true });
  mkdirSync(join(file, 'in the way'), { recursive: true });

  const again = await launch({ dataFolder, args: ['--hidden'] });
  await again.probe.answer('dialog.showMessageBox', { response: 1, checkboxChecked: false });
  await expect.poll(() => again.probe.tray()).not.toBe(null);
  await again.probe.clickTray();
  const page = await again.window();
  await expect
    .poll(() => boxes(again))
    .toMatchObject([{ message: 'The settings of this computer could not be read' }]);
  await expect(page.getByRole('heading', { name: 'This computer' })).toBeVisible();
  expect(readdirSync(dataFolder).filter((name) => /^desktop\.damaged-\d+\.json$/.test(name))).toHaveLength(1);
  await again.close();
  const third = await launch({ dataFolder });
  await expect((await third.window()).getByRole('heading').first()).toBeVisible();
  expect(await boxes(third)).toEqual([]);
});
