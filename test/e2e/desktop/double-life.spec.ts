import { fileURLToPath } from 'node:url';

import { expect, test } from '#test/support/desktop/fixture.ts';
import { runsOnDouble, type DesktopApp } from '#test/support/desktop/launch.ts';
import { notify, seen, shownWindow } from '#test/support/desktop/sample-app.ts';

/** What the double promises to be like Electron outside pages: the desktop around the app, its life, what it keeps. */
const main = fileURLToPath(new URL('../../support/electron-double/sample-app', import.meta.url));

/** Windows as the main process sees them. */
const windows = (desktop: DesktopApp) =>
  desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      isVisible: window.isVisible(),
      isMinimized: window.isMinimized(),
      isMaximized: window.isMaximized(),
      size: window.getSize(),
    })),
  );

test('the tray shows what the app gave it, and a click on a line is done', async ({ launch }) => {
  const desktop = await launch({ main });
  await desktop.window();
  const line = { id: '', label: '', sublabel: '', enabled: true, checked: false, role: null, items: [] };
  expect(await desktop.probe.tray()).toEqual({
    toolTip: 'Sample',
    title: '',
    image: expect.objectContaining({ width: 16, height: 16, isEmpty: false, scaleFactors: [1] }) as unknown,
    menu: [
      { ...line, id: 'push', label: 'Push', type: 'normal' },
      { ...line, type: 'separator' },
      { ...line, id: 'pause', label: 'Pause', type: 'checkbox' },
      {
        ...line,
        label: 'More',
        type: 'submenu',
        items: [{ ...line, id: 'deep', label: 'Deep', type: 'normal', enabled: false }],
      },
      { ...line, label: expect.stringContaining('Quit') as unknown, type: 'normal', role: 'quit' },
    ],
  });
  await desktop.probe.clickTrayItem('Pause');
  expect((await desktop.probe.tray())?.menu[2]?.checked).toBe(true);
  await expect(desktop.probe.clickTrayItem(['More', 'Deep'])).rejects.toThrow('disabled');
  await desktop.probe.clickTrayItem('Quit Sample');
  expect(await desktop.exited).toBe(0);
});

test('toasts are clicked, answered, closed and taken back', async ({ launch }) => {
  const desktop = await launch({ main });
  await desktop.window();
  for (const title of ['Maria', 'Ivan', 'Olga', 'Pavel'])
    await notify(desktop, {
      title,
      body: `From ${title}`,
      groupId: title,
      actions: [{ type: 'button', text: 'No' }],
    });
  await desktop.probe.clickNotification('From Maria');
  await desktop.probe.replyToNotification('Ivan', 'I come');
  await desktop.probe.actOnNotification({ title: 'Olga' }, 0);
  expect((await desktop.probe.notifications()).map(({ title }) => title)).toEqual(['Pavel']);
  await desktop.app.evaluate(({ Notification }) => Notification.removeGroup('Pavel'));
  expect(await desktop.probe.notifications()).toEqual([]);
  expect(await desktop.probe.allNotifications()).toHaveLength(4);
  await notify(desktop, { title: 'Last' });
  await desktop.probe.closeNotification('Last');
  expect(await seen(desktop, 'told')).toEqual([
    'Maria click',
    'Ivan reply I come',
    'Olga action 0',
    'Last close',
  ]);
});

test('a window is moved and shown in the ways of a window manager', async ({ launch }) => {
  const desktop = await launch({ main });
  const page = await shownWindow(desktop);
  await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 300, height: 500 }),
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(400);
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.maximize();
    window?.unmaximize();
    window?.minimize();
  });
  const state = { isVisible: false, isMinimized: true, isMaximized: false, size: [400, 500] };
  expect(await windows(desktop)).toEqual([state]);
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.restore();
    window?.hide();
  });
  expect(await windows(desktop)).toEqual([{ ...state, isMinimized: false }]);
  const events = await seen(desktop, 'events');
  expect(events.filter((event) => !['focus', 'blur', 'resize'].includes(event))).toEqual([
    'show',
    'maximize',
    'unmaximize',
    'minimize',
    'restore',
    'hide',
  ]);
});

test('the native theme is the page’s', async ({ launch }) => {
  const desktop = await launch({ main });
  const page = await desktop.window();
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await isDark()).toBe(false);
  await desktop.app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await expect.poll(isDark).toBe(true);
});

test('dialogs wait for the person that a spec plays, and what leaves the app is written down', async ({
  launch,
}) => {
  const desktop = await launch({ main });
  await desktop.window();
  await desktop.probe.answer('dialog.showMessageBox', { response: 1, checkboxChecked: false });
  const answer = await desktop.app.evaluate(async ({ dialog, shell }) => {
    await shell.openExternal('https://example.com/');
    return dialog.showMessageBox({ message: 'Sure?', buttons: ['No', 'Yes'] });
  });
  expect(answer).toEqual({ response: 1, checkboxChecked: false });
  expect(await desktop.probe.calls('dialog.showMessageBox')).toEqual([
    [{ message: 'Sure?', buttons: ['No', 'Yes'] }],
  ]);
  expect(await desktop.probe.calls('shell.openExternal')).toEqual([['https://example.com/']]);
});

test('the computer sleeps, sits idle and has other screens', async ({ launch }) => {
  const desktop = await launch({ main });
  await desktop.window();
  const left = { id: 7, bounds: { x: -1280, y: 0, width: 1280, height: 720 }, scaleFactor: 2 };
  await desktop.app.evaluate(({ powerMonitor, screen }) => {
    const told = (globalThis as unknown as { sample: { told: string[] } }).sample.told;
    powerMonitor.on('suspend', () => told.push('suspend'));
    screen.on('display-added', (_event, { id }) => told.push(`display ${id}`));
  });
  await desktop.probe.emitPower('suspend');
  await desktop.probe.setIdle(90);
  await desktop.probe.setDisplays([{ id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }, left]);
  const facts = await desktop.app.evaluate(({ powerMonitor, screen }) => [
    powerMonitor.getSystemIdleState(60),
    screen.getDisplayMatching({ x: -900, y: 10, width: 800, height: 600 }).id,
    screen.getDisplayNearestPoint({ x: 5, y: 5 }).scaleFactor,
  ]);
  expect(facts).toEqual(['idle', 7, 1]);
  expect(await seen(desktop, 'told')).toEqual(['suspend', 'display 7']);
});

test('a closed window stays in the tray, and a second start tells the first', async ({ launch }) => {
  const desktop = await launch({ main });
  await shownWindow(desktop);
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await windows(desktop)).toMatchObject([{ isVisible: false }]);
  expect(await desktop.secondStart(['--again'])).toMatchObject({ code: 0 });
  await expect
    .poll(() => seen(desktop, 'starts'))
    .toEqual([{ argv: ['--again'], extra: { from: 'second' } }]);
});

test('the exit code is what the app says', async ({ launch }) => {
  const desktop = await launch({ main });
  await desktop.window();
  await desktop.app.evaluate(({ app }) => app.exit(3)).catch(() => undefined);
  expect(await desktop.exited).toBe(3);
});

test('what pages and the system keep is there after a restart, also after a power cut', async ({
  launch,
}) => {
  const first = await launch({ main });
  await (await first.window()).evaluate(() => localStorage.setItem('kept', 'yes'));
  await first.app.evaluate(({ app }) => {
    app.setLoginItemSettings({ openAtLogin: true, args: ['--hidden'] });
    app.setAsDefaultProtocolClient('sample');
  });
  await first.close();
  const second = await launch({ main, dataFolder: first.dataFolder });
  expect(await (await second.window()).evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  const kept = await second.app.evaluate(({ app }) => [
    app.getLoginItemSettings().openAtLogin,
    app.isDefaultProtocolClient('sample'),
  ]);
  // Electron has no login items on Linux, and a link's program is chosen by the desktop there.
  if (runsOnDouble()) expect(kept).toEqual([true, true]);
  await second.kill();
  const third = await launch({ main, dataFolder: first.dataFolder });
  await expect(await third.window()).toHaveTitle('Sample');
  expect(await third.app.evaluate(({ app }) => app.hasSingleInstanceLock())).toBe(true);
});

test('secrets are locked with a keyring, and not without one', async ({ launch }) => {
  test.skip(!runsOnDouble(), 'a real keyring is what the computer has');
  const encrypted = async (keyring: string) => {
    const desktop = await launch({ main, env: { ELECTRON_DOUBLE_KEYRING: keyring } });
    await desktop.window();
    const facts = await desktop.app.evaluate(async ({ safeStorage }) => {
      const can = await safeStorage.isAsyncEncryptionAvailable();
      const locked = can ? await safeStorage.encryptStringAsync('a secret') : null;
      const back = locked === null ? null : (await safeStorage.decryptStringAsync(locked)).result;
      return { can, back, backend: safeStorage.getSelectedStorageBackend() };
    });
    await desktop.close();
    return facts;
  };
  expect(await encrypted('gnome_libsecret')).toEqual({
    can: true,
    back: 'a secret',
    backend: 'gnome_libsecret',
  });
  expect(await encrypted('basic_text')).toEqual({ can: false, back: null, backend: 'basic_text' });
});

test('an error that nobody catches in the main process fails the test', async ({ launch }) => {
  const desktop = await launch({ main, wanted: /./ });
  await desktop.window();
  await desktop.app.evaluate(
    () =>
      void setImmediate(() => {
        throw new Error('nobody sees me');
      }),
  );
  await expect.poll(() => desktop.stderr()).toContain('nobody sees me');
  await desktop.app.evaluate(() => void Promise.reject(new Error('nor me')));
  await expect.poll(() => desktop.stderr()).toContain('nor me');
});
