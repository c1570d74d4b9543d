import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { askCore, connectPractice } from '#test/support/desktop/ask-core.ts';
import { expect, test } from '#test/support/desktop/fixture.ts';
import type { DesktopApp } from '#test/support/desktop/launch.ts';

/** What can be seen of the window; null when there is none. */
const seen = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return null;
    return { isVisible: window.isVisible(), isMinimized: window.isMinimized(), bounds: window.getBounds() };
  });

/** As the owner does it: by the cross. */
const closeWindow = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

type Push = { readonly kind: string; readonly address?: string };
type Listening = {
  deskbell: { onPush: (listener: (push: Push) => void) => unknown };
  sentTo: (string | undefined)[];
};

/** Writes down in the page where the main process sends it from now on; returns how to read that. */
async function sentAddresses(page: Page): Promise<() => Promise<readonly (string | undefined)[]>> {
  await page.evaluate(() => {
    const listening = window as unknown as Listening;
    listening.sentTo = [];
    listening.deskbell.onPush(({ kind, address }) => {
      if (kind === 'go') listening.sentTo.push(address);
    });
  });
  return () => page.evaluate(() => (window as unknown as Listening).sentTo);
}

test('the first start shows the welcome; closing hides, says where once, and the tray and another start open it again', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await expect(page.getByRole('heading', { name: 'Welcome to Deskbell' })).toBeVisible();
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: true });

  await closeWindow(desktop);
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: false });
  expect(await desktop.probe.notifications()).toMatchObject([{ title: 'Deskbell keeps running' }]);

  expect(await desktop.secondStart(['--hidden'])).toMatchObject({ code: 0 });
  expect(await seen(desktop)).toMatchObject({ isVisible: false });
  expect(await desktop.secondStart()).toMatchObject({ code: 0 });
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: true });

  await closeWindow(desktop);
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: false });
  expect(await desktop.probe.allNotifications()).toHaveLength(1);
  await desktop.probe.clickNotification('Deskbell keeps running');
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: true });

  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await desktop.secondStart();
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: true, isMinimized: false });
});

test('links open their chat: by another start, from the system, also while nothing is shown; hostile ones open the window only', async ({
  launch,
}) => {
  const desktop = await launch();
  const page = await desktop.window();
  await connectPractice(page);
  const { items } = await askCore(page, 'conversations.list', {});
  const [first, second] = items;
  const link = (id: string | undefined) => `deskbell://chat/${id}`;
  const opened = (title = '') => page.getByRole('heading', { name: title, exact: true });

  await desktop.secondStart([link(first?.id)]);
  await expect(page).toHaveURL(new RegExp(`/inbox/${first?.id}$`));
  await expect(opened(first?.title).first()).toBeVisible();
  await closeWindow(desktop);
  await desktop.probe.openUrl(link(second?.id));
  await expect(page).toHaveURL(new RegExp(`/inbox/${second?.id}$`));
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: true });
  const sent = await sentAddresses(page);
  await desktop.secondStart(['deskbell://api/messages.send', '--data-dir', '/nowhere']);
  await desktop.probe.openUrl('deskbell://settings/../../media/1');
  // Had they led anywhere, the page would have heard of that before this one.
  await desktop.probe.openUrl(link(first?.id));
  await expect(page).toHaveURL(new RegExp(`/inbox/${first?.id}$`));
  expect(await sent()).toEqual([`/inbox/${first?.id}`]);
  await desktop.close();

  const again = await launch({ dataFolder: desktop.dataFolder, args: [link(first?.id)] });
  // Two at once, while the page is still loading: the later one counts.
  await again.probe.openUrl(link(second?.id));
  const fresh = await again.window();
  await expect(fresh).toHaveURL(new RegExp(`/inbox/${second?.id}$`));
});

test('started at login it shows no window, and says nothing', async ({ launch }) => {
  const desktop = await launch({ args: ['--hidden'] });
  await expect.poll(() => desktop.probe.tray()).not.toBeNull();
  await desktop.secondStart(['--hidden']);
  expect(await seen(desktop)).toBeNull();
  expect(await desktop.probe.allNotifications()).toEqual([]);
  await desktop.probe.clickTray();
  const page = await desktop.window();
  await expect(page.getByRole('heading', { name: 'Welcome to Deskbell' })).toBeVisible();
});

test('the window comes back where it was, and onto a display when that one is gone', async ({ launch }) => {
  const desktop = await launch();
  await desktop.window();
  const bounds = { x: 120, y: 90, width: 900, height: 640 };
  await desktop.app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  await desktop.close();
  const file = join(desktop.dataFolder, 'desktop.json');
  const kept = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  expect(kept().window).toEqual({ bounds, isMaximized: false });

  const again = await launch({ dataFolder: desktop.dataFolder });
  await again.window();
  expect(await seen(again)).toMatchObject({ bounds });
  // Unplugged while the window is in the tray.
  await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await again.probe.setDisplays([{ bounds: { x: 3000, y: 0, width: 1600, height: 900 } }]);
  await again.secondStart();
  await expect
    .poll(() => seen(again))
    .toMatchObject({ isVisible: true, bounds: { ...bounds, x: 3350, y: 130 } });
  await again.app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  await again.close();

  // On a monitor to the left that is not there any more.
  writeFileSync(
    file,
    JSON.stringify({ ...kept(), window: { bounds: { ...bounds, x: -1500 }, isMaximized: true } }),
  );
  const moved = await launch({ dataFolder: desktop.dataFolder });
  await moved.window();
  const place = () =>
    moved.app.evaluate(({ BrowserWindow, screen }) => {
      const [window] = BrowserWindow.getAllWindows();
      const { workArea } = screen.getPrimaryDisplay();
      return { normal: window?.getNormalBounds(), isMaximized: window?.isMaximized(), workArea };
    });
  const { workArea } = await place();
  // It is maximised as it is shown, which is a moment after it was loaded.
  await expect.poll(place).toEqual({
    workArea,
    isMaximized: true,
    normal: {
      x: workArea.x + Math.floor((workArea.width - 900) / 2),
      y: workArea.y + Math.floor((workArea.height - 640) / 2),
      width: 900,
      height: 640,
    },
  });
});
