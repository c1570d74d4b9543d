import type { Page } from '@playwright/test';

import { askCore, connectLine } from '#test/support/desktop/ask-core.ts';
import { expect, test } from '#test/support/desktop/fixture.ts';
import type { DesktopApp } from '#test/support/desktop/launch.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';

const anna = { phone: '4915112345601', name: 'Anna' };
const boris = { phone: '4915112345602', name: 'Boris' };
const vera = { phone: '4915112345603', name: 'Vera' };
type Customer = typeof anna;

let provider: GreenApiSimulator;
let line: SimulatedLine;

test.beforeEach(async () => {
  provider = await startGreenApi();
  line = provider.addInstance({});
});
test.afterEach(() => provider.stop());

/** Changes settings of the desktop itself. */
const changeToasts = (page: Page, toasts: { showsText: boolean }) =>
  page.evaluate(
    (input) =>
      (window as unknown as { deskbell: { invoke: (request: unknown) => Promise<unknown> } }).deskbell.invoke(
        {
          call: 'desktop.change',
          input,
        },
      ),
    { toasts },
  );

const titles = async ({ probe }: DesktopApp) => (await probe.notifications()).map(({ title }) => title);
const shows = (desktop: DesktopApp, ...expected: string[]) =>
  expect.poll(() => titles(desktop), { timeout: 15_000 }).toEqual(expected);
const chatHeading = (page: Page, { name }: Customer) => page.getByRole('heading', { level: 2, name });
/** What can be seen of the window; null when there is none. */
const seen = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window ? { isVisible: window.isVisible(), isMinimized: window.isMinimized() } : null;
  });
const inFront = { isVisible: true, isMinimized: false };
/** As the owner does it: by the cross. */
const closeWindow = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('a message is a toast, and its click shows the right chat: from another screen, hidden, minimised, and without a window', async ({
  launch,
}) => {
  const desktop = await launch();
  const page = await desktop.window();
  await connectLine(page, line);

  await desktop.probe.openUrl('deskbell://outbox');
  line.customerWrites(anna, 'Do you have time on Friday?');
  await shows(desktop, 'Anna');
  expect(await desktop.probe.notifications()).toMatchObject([
    {
      body: 'Do you have time on Friday?',
      urgency: 'normal',
      silent: false,
      hasReply: true,
      actions: [{ text: 'Reply' }, { text: 'No reply needed' }],
    },
  ]);
  await desktop.probe.clickNotification('Anna');
  await expect(chatHeading(page, anna)).toBeVisible();
  await shows(desktop);

  await closeWindow(desktop);
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: false });
  await desktop.probe.clickNotification('Deskbell keeps running');
  await expect.poll(() => seen(desktop)).toEqual(inFront);
  await closeWindow(desktop);
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: false });
  line.customerWrites(boris, 'Hello?');
  await shows(desktop, 'Boris');
  await desktop.probe.clickNotification('Boris');
  await expect.poll(() => seen(desktop)).toEqual(inFront);
  await expect(chatHeading(page, boris)).toBeVisible();

  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  line.customerWrites(vera, 'Are you open?');
  await shows(desktop, 'Vera');
  await desktop.probe.actOnNotification('Vera', 0);
  await expect.poll(() => seen(desktop)).toEqual(inFront);
  await expect(chatHeading(page, vera)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await desktop.close();

  const again = await launch({ dataFolder: desktop.dataFolder, args: ['--hidden'] });
  line.customerWrites(anna, 'Or on Saturday?');
  await shows(again, 'Anna');
  expect(await seen(again)).toBeNull();
  await again.probe.clickNotification('Anna');
  const fresh = await again.window();
  await expect(chatHeading(fresh, anna)).toBeVisible();
  await shows(again);
});

test('an answer in the toast is sent and the toast is gone; none for the chat in front; read in the window it goes; hidden it says nothing', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await connectLine(page, line);
  await desktop.probe.openUrl('deskbell://outbox');

  line.customerWrites(anna, 'Do you have time on Friday?');
  await shows(desktop, 'Anna');
  line.customerWrites(anna, 'Or on Saturday');
  await shows(desktop, 'Anna (2)');
  await desktop.probe.replyToNotification('Anna', 'Yes, at three');
  await expect.poll(() => line.sent.length).toBe(1);
  expect(line.callsOf('sendMessage').map(({ body }) => body)).toMatchObject([{ message: 'Yes, at three' }]);
  await shows(desktop);

  line.customerWrites(boris, 'Hello?');
  await shows(desktop, 'Boris');
  await page.getByRole('link', { name: 'Inbox' }).click();
  await page.getByRole('link', { name: /Boris/ }).click();
  await expect(chatHeading(page, boris)).toBeVisible();
  await shows(desktop);
  line.customerWrites(boris, 'I see you are there');
  await expect(page.getByText('I see you are there').first()).toBeVisible();

  await changeToasts(page, { showsText: false });
  line.customerWrites(vera, 'A secret');
  await shows(desktop, 'New message');
  expect(await desktop.probe.notifications()).toMatchObject([{ hasReply: false, actions: [] }]);
  const said = JSON.stringify(await desktop.probe.allNotifications());
  expect(said).not.toContain('A secret');
  expect(said).not.toContain('I see you are there');

  await changeToasts(page, { showsText: true });
  await askCore(page, 'settings.update', { interface: { language: 'ru' } });
  // The main process has the language too when its tray has.
  await expect.poll(async () => (await desktop.probe.tray())?.menu[0]?.label).toBe('Открыть Deskbell');
  line.customerSends(vera, {
    typeMessage: 'locationMessage',
    locationMessageData: { latitude: 1, longitude: 2 },
  });
  await expect
    .poll(async () =>
      (await desktop.probe.notifications()).map(({ title, body, actions }) => ({ title, body, actions })),
    )
    .toEqual([
      {
        title: 'Vera (2)',
        body: 'Геопозиция\nA secret',
        actions: [
          { type: 'button', text: 'Ответить' },
          { type: 'button', text: 'Ответ не нужен' },
        ],
      },
    ]);
  await desktop.probe.actOnNotification('Vera', 1);
  await expect.poll(async () => (await askCore(page, 'conversations.counts', {})).needsReply).toBe(1);
});

test('an unclear answer is a card with its visit; Confirm confirms it, without a window', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await connectLine(page, line);
  await askCore(page, 'sending.start', {});
  await askCore(page, 'bookings.save', {
    contact: { name: 'Anna', phone: `+${anna.phone}` },
    service: 'Haircut',
    startsAt: new Date(Date.now() + 3 * 24 * 3_600_000).toISOString(),
  });
  // The confirmation has left: the next is the reminder that asks.
  await expect.poll(() => line.sent.length).toBe(1);
  const [reminder] = (await askCore(page, 'outbox.list', { state: 'scheduled' })).items;
  await askCore(page, 'outbox.sendNow', { id: reminder!.id });
  const visit = async () => (await askCore(page, 'bookings.list', {})).items[0];
  await expect.poll(async () => (await visit())?.confirmation).toBe('asked');
  await closeWindow(desktop);
  await expect.poll(() => seen(desktop)).toMatchObject({ isVisible: false });
  line.customerWrites(anna, 'смогу, но на полчаса позже');
  const annas = async () =>
    (await desktop.probe.notifications()).filter(({ title }) => title.includes('Anna'));
  await expect
    .poll(async () => (await annas()).map(({ title }) => title), { timeout: 15_000 })
    .toEqual(['Anna wrote']);
  const [card] = await annas();
  expect(card?.body).toMatch(/^смогу, но на полчаса позже\nIs this about Haircut, /);
  expect(card?.actions.map(({ text }) => text)).toEqual(['Confirm', 'Move', 'Cancel visit']);
  await desktop.probe.actOnNotification('Anna wrote', 0);
  await expect.poll(async () => (await visit())?.confirmation).toBe('confirmed');
  expect(await seen(desktop)).toMatchObject({ isVisible: false });
  expect(await titles(desktop)).not.toContain('Anna wrote');
});
