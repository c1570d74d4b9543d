import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { askCore, connectLine } from '#test/support/desktop/ask-core.ts';
import { expect, test as base } from '#test/support/desktop/fixture.ts';
import type { DesktopApp } from '#test/support/desktop/launch.ts';
import { passTime } from '#test/support/desktop/pass-time.ts';
import type { MenuFacts } from '#test/support/desktop/probe.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';

const hour = 3_600_000;

const test = base.extend<{ readonly greenApi: GreenApiSimulator }>({
  greenApi: async ({}, use) => {
    const simulator = await startGreenApi();
    await use(simulator);
    await simulator.stop();
  },
});

const people = ['Vera', 'Boris', 'Clara', 'Dmitri & Sons'].map((name, index) => ({
  name,
  phone: `7999000010${index}`,
}));
const [vera, boris, clara, dmitri] = people;

const icons = fileURLToPath(new URL('../../../.out/icons/', import.meta.url));
/** The face by its picture, as a Linux panel gets it. */
function faceOfDigest(digest: string | undefined): string | undefined {
  return ['fine', 'needs-reply', 'trouble', 'paused'].find(
    (face) =>
      createHash('sha256')
        .update(readFileSync(`${icons}tray/${face}.png`))
        .digest('hex')
        .slice(0, 16) === digest,
  );
}

/** Lines as a person reads them; `-` between groups, `(…)` what cannot be clicked. */
const written = (items: readonly MenuFacts[]) =>
  items.map(({ type, label, enabled }) => (type === 'separator' ? '-' : enabled ? label : `(${label})`));

const tray = async ({ probe }: DesktopApp) => {
  const facts = await probe.tray();
  return {
    face: faceOfDigest(facts?.image?.digest),
    toolTip: facts?.toolTip ?? null,
    menu: written(facts?.menu ?? []),
  };
};

/** The words of the menu that begin like this, without the time that follows. */
const linesOf = async (desktop: DesktopApp, beginning: string) =>
  (await tray(desktop)).menu.filter((line) => line.startsWith(beginning));

const windows = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));

const closeWindow = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

const answerEverybody = async (page: Page) => {
  const { items } = await askCore(page, 'conversations.list', { filter: 'needs-reply' });
  for (const { id } of items) await askCore(page, 'conversations.noReplyNeeded', { id });
};

test('the tray tells who waits, lists the three newest and opens each; the badge counts them, over a reload and a closed window', async ({
  desktop,
  greenApi,
}) => {
  const page = await desktop.window();
  await expect
    .poll(() => tray(desktop))
    .toEqual({
      face: 'fine',
      toolTip: 'Deskbell\nSending has not started',
      menu: [
        'Open Deskbell',
        '-',
        '(Nobody waits for a reply)',
        '-',
        'Start sending…',
        '-',
        'Connect a number…',
        'Copy the address for bookings',
        '-',
        'Quit Deskbell',
      ],
    });
  const line = greenApi.addInstance({});
  await connectLine(page, line);
  await expect.poll(() => linesOf(desktop, 'Front desk')).toEqual(['Front desk: works']);

  if (!vera || !boris || !clara || !dmitri) throw new Error('Somebody is missing.');
  // Each a second after the last: GREEN-API tells whole seconds.
  const now = Date.now();
  for (const [position, person] of [vera, boris, clara, dmitri].entries()) {
    line.customerWrites(person, 'The secret of the day', { at: now + position * 1000 });
    await expect.poll(() => linesOf(desktop, person.name.slice(0, 5))).toHaveLength(1);
  }
  const { face, toolTip, menu } = await tray(desktop);
  expect([face, toolTip]).toEqual(['needs-reply', 'Deskbell\n4 chats need a reply\nSending has not started']);
  expect(menu.slice(2, 6).map((label) => label.replace(/ · (\d\d:\d\d|Yesterday)$/, ' · time'))).toEqual([
    '4 chats need a reply',
    'Dmitri && Sons · time',
    'Clara · time',
    'Boris · time',
  ]);
  expect(menu.join()).not.toContain('secret');
  expect(await desktop.probe.badge()).toBe(4);

  await page.reload();
  await page.waitForLoadState();
  expect(await desktop.probe.badge()).toBe(4);
  await closeWindow(desktop);
  await expect.poll(() => windows(desktop)).toEqual([false]);
  expect(await desktop.probe.badge()).toBe(4);

  const [clarasLine = ''] = await linesOf(desktop, 'Clara');
  await desktop.probe.clickTrayItem(clarasLine);
  await expect.poll(() => windows(desktop)).toEqual([true]);
  await expect(page.getByRole('region', { name: /^Conversation with Clara/ }).first()).toBeVisible();

  // With the window gone for good the count lives on, and the next window has it too.
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  await expect.poll(() => windows(desktop)).toEqual([]);
  await expect.poll(() => page.isClosed()).toBe(true);
  expect(await desktop.probe.badge()).toBe(4);
  await desktop.probe.clickTray();
  await expect.poll(() => windows(desktop)).toEqual([true]);
  const next = await desktop.window();
  await expect(next.getByRole('navigation', { name: 'Chats' })).toBeVisible();
  await answerEverybody(next);
  await expect.poll(() => desktop.probe.badge()).toBe(0);
  expect((await tray(desktop)).face).toBe('fine');
});

test('“until tomorrow morning” pauses sending until 9:00 at the shop, the face says so, and resuming ends it', async ({
  desktop,
}) => {
  const page = await desktop.window();
  // It is noon there.
  const midnight = Math.ceil((Date.now() + 21 * hour) / (24 * hour)) * 24 * hour;
  await passTime(desktop, midnight - 21 * hour - Date.now());
  await askCore(page, 'settings.update', { isSetUp: true, business: { timeZone: 'Asia/Tokyo' } });
  await askCore(page, 'sending.start', {});
  await expect.poll(() => linesOf(desktop, 'Pause sending')).toEqual(['Pause sending']);

  await desktop.probe.clickTrayItem(['Pause sending', 'Until tomorrow morning']);
  await expect.poll(async () => (await tray(desktop)).face).toBe('paused');
  expect(await askCore(page, 'health.get', {})).toMatchObject({
    sending: 'paused',
    // Nine in Tokyo.
    sendingUntil: new Date(midnight).toISOString(),
  });
  expect((await tray(desktop)).toolTip).toBe('Deskbell\nSending is paused until tomorrow, 09:00');
  expect(await linesOf(desktop, '(Sending')).toEqual(['(Sending is paused until tomorrow, 09:00)']);

  await desktop.probe.clickTrayItem('Resume sending');
  await expect.poll(async () => (await tray(desktop)).face).toBe('fine');
  expect(await askCore(page, 'health.get', {})).toMatchObject({ sending: 'running', sendingUntil: null });

  await desktop.probe.clickTrayItem('Copy the address for bookings');
  const { bookingHookUrl } = await askCore(page, 'settings.get', {});
  expect(await desktop.probe.calls('clipboard.writeText')).toEqual([[bookingHookUrl]]);

  await askCore(page, 'settings.update', { interface: { language: 'ru' } });
  await expect.poll(() => linesOf(desktop, 'Открыть')).toEqual(['Открыть Deskbell']);
});

test('a number that is signed out is trouble, before everything else; the line leads to it', async ({
  desktop,
  greenApi,
}) => {
  const page = await desktop.window();
  const line = greenApi.addInstance({});
  await connectLine(page, line);
  if (!vera) throw new Error('Vera is missing.');
  line.customerWrites(vera, 'Hello');
  await expect.poll(async () => (await tray(desktop)).face).toBe('needs-reply');

  line.setState('notAuthorized');
  await expect.poll(async () => (await tray(desktop)).face).toBe('trouble');
  expect((await tray(desktop)).toolTip).toBe(
    'Deskbell\nFront desk: signed out\n1 chat needs a reply\nSending has not started',
  );
  await desktop.probe.clickTrayItem('Front desk: signed out');
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible();

  line.scanQr();
  await expect.poll(async () => (await tray(desktop)).face).toBe('needs-reply');
  await answerEverybody(page);
  await expect.poll(async () => (await tray(desktop)).face).toBe('fine');
});

test('next to leave is named with its time; hidden names leave only counts; locked, only opening and quitting is left', async ({
  desktop,
  greenApi,
}) => {
  const page = await desktop.window();
  const line = greenApi.addInstance({});
  await connectLine(page, line);
  await askCore(page, 'sending.start', {});
  await askCore(page, 'bookings.save', {
    contact: { name: 'Anna', phone: '+49 151 12345678' },
    service: 'Haircut',
    startsAt: new Date(Date.now() + 10 * 86_400_000).toISOString(),
  });
  if (!vera) throw new Error('Vera is missing.');
  line.customerWrites(vera, 'Hello');
  await expect.poll(() => linesOf(desktop, 'Next: reminder to Anna, ')).toHaveLength(1);
  await expect.poll(() => linesOf(desktop, 'Vera · ')).toHaveLength(1);

  const desktopCall = (call: string, input: unknown) =>
    page.evaluate(
      (request) =>
        (
          window as unknown as { deskbell: { invoke: (request: unknown) => Promise<unknown> } }
        ).deskbell.invoke(request),
      { call, input },
    );
  await desktopCall('desktop.change', { toasts: { showsText: false } });
  await expect.poll(() => linesOf(desktop, 'Vera')).toEqual([]);
  const hidden = await tray(desktop);
  expect(hidden.menu.join()).not.toMatch(/Anna|Vera/);
  expect(hidden.menu).toContain('1 chat needs a reply');

  await desktopCall('desktop.setPin', { pin: '2468' });
  await expect.poll(() => linesOf(desktop, 'Lock now')).toEqual(['Lock now']);
  await desktop.probe.clickTrayItem('Lock now');
  await expect
    .poll(async () => (await tray(desktop)).menu)
    .toEqual(['Open Deskbell', '-', '(Locked)', '(1 chat needs a reply)', '-', 'Quit Deskbell']);
  expect((await tray(desktop)).toolTip).toBe('Deskbell\n1 chat needs a reply');
  await desktop.probe.clickTrayItem('Quit Deskbell');
  expect(await desktop.exited).toBe(0);
});
