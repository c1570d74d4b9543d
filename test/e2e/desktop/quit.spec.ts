import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { askCore, connectLine } from '#test/support/desktop/ask-core.ts';
import { expect, test as base } from '#test/support/desktop/fixture.ts';
import type { DesktopApp } from '#test/support/desktop/launch.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi } from '#test/support/green-api/simulator.ts';

const hour = 3_600_000;

const test = base.extend<{ readonly line: SimulatedLine }>({
  line: async ({}, use) => {
    const simulator = await startGreenApi();
    await use(simulator.addInstance());
    await simulator.stop();
  },
});

const customers = [1, 2, 3, 4, 5, 6];

/**
 * A shop with something to say to six customers; the provider has heard the first and keeps its answers until `answer` is
 * called.
 */
async function fillOutbox(desktop: DesktopApp, line: SimulatedLine): Promise<{ answer: () => void }> {
  const page = await desktop.window();
  await connectLine(page, line);
  await askCore(page, 'sending.start', {});
  const answered = Promise.withResolvers<undefined>();
  line.faults.always('sendMessage', { kind: 'held', until: answered.promise });
  for (const customer of customers) {
    await askCore(page, 'bookings.save', {
      externalId: `visit ${customer}`,
      contact: { name: `Customer ${customer}`, phone: `+4915112345${200 + customer}` },
      service: 'Haircut',
      startsAt: new Date(Date.now() + 20 * 24 * hour).toISOString(),
    });
  }
  await expect.poll(() => line.callsOf('sendMessage').length).toBeGreaterThanOrEqual(1);
  return { answer: () => answered.resolve(undefined) };
}

/** The end has begun: nothing new is sent from then on. */
const quitting = ({ dataFolder }: DesktopApp) =>
  expect
    .poll(() => readFileSync(join(dataFolder, 'logs', 'deskbell.log'), 'utf8'))
    .toContain('"msg":"quitting"');

/** Who has got how many messages. */
const received = (line: SimulatedLine) => line.sent.map(({ chatId }) => chatId).sort();

async function everythingArrivesOnce(desktop: DesktopApp, line: SimulatedLine): Promise<void> {
  line.faults.heal();
  const page = await desktop.window();
  const open = async () => {
    const states = await Promise.all(
      (['sending', 'unknown'] as const).map((state) => askCore(page, 'outbox.list', { state })),
    );
    return states.flatMap(({ items }) => items).length;
  };
  await expect.poll(() => received(line).length, { timeout: 30_000 }).toBe(customers.length);
  await expect.poll(open).toBe(0);
  expect(new Set(received(line)).size).toBe(customers.length);
}

test('quit in the middle of sending: what is on its way is finished, what waits leaves after the next start, nothing twice', async ({
  launch,
  line,
}) => {
  const desktop = await launch();
  const provider = await fillOutbox(desktop, line);
  const closed = desktop.close();
  await quitting(desktop);
  provider.answer();
  await closed;
  expect(await desktop.exited).toBe(0);
  expect(received(line).length).toBeLessThan(customers.length);
  expect(received(line)).toHaveLength(line.callsOf('sendMessage').length);
  await everythingArrivesOnce(await launch({ dataFolder: desktop.dataFolder }), line);
});

test('a signal ends it in the same order, however often it comes', async ({ launch, line }) => {
  const desktop = await launch();
  const provider = await fillOutbox(desktop, line);
  const child = desktop.app.process();
  child.kill('SIGTERM');
  child.kill('SIGINT');
  child.kill('SIGTERM');
  await quitting(desktop);
  provider.answer();
  expect(await desktop.exited).toBe(0);
  expect(received(line)).toHaveLength(line.callsOf('sendMessage').length);
  await everythingArrivesOnce(await launch({ dataFolder: desktop.dataFolder }), line);
});

/** A shop that has a reminder to send within the next hours. */
async function somethingFallsDue(desktop: DesktopApp, line: SimulatedLine): Promise<void> {
  const page = await desktop.window();
  await connectLine(page, line);
  await askCore(page, 'sending.start', {});
  await askCore(page, 'bookings.save', {
    contact: { name: 'Maria', phone: '+4915112345201' },
    service: 'Haircut',
    startsAt: new Date(Date.now() + 30 * hour).toISOString(),
  });
  const scheduled = async () => (await askCore(page, 'outbox.list', { state: 'scheduled' })).items.length;
  await expect.poll(scheduled).toBeGreaterThanOrEqual(1);
  await expect.poll(() => line.sent.length).toBe(1);
}

const questions = ({ probe }: DesktopApp) => probe.calls('dialog.showMessageBox');
const askToQuit = ({ app }: DesktopApp) => app.evaluate(({ app: electron }) => electron.quit());

test('the owner who quits is told what falls due, and may keep it in the tray', async ({ launch, line }) => {
  const desktop = await launch();
  await somethingFallsDue(desktop, line);

  await desktop.probe.answer('dialog.showMessageBox', { response: 0, checkboxChecked: false });
  await desktop.probe.clickTrayItem('Quit Deskbell');
  await expect.poll(async () => (await questions(desktop)).length).toBe(1);
  const [question] = await questions(desktop);
  expect(question?.at(-1)).toMatchObject({
    type: 'question',
    message: expect.stringMatching(/^1 message falls due by (tomorrow, )?\d\d:\d\d\.$/),
    buttons: ['Keep in the tray', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  });
  const isVisible = () =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isVisible).toBe(false);

  await desktop.probe.answer('dialog.showMessageBox', { response: 1, checkboxChecked: false });
  await desktop.probe.clickTrayItem('Quit Deskbell');
  expect(await desktop.exited).toBe(0);
});

test('"Quit" in the menu of the Dock asks the same, and the end of the session does not wait for the answer', async ({
  launch,
  line,
}) => {
  const desktop = await launch();
  await somethingFallsDue(desktop, line);
  await desktop.probe.answer('dialog.showMessageBox', { response: 0, checkboxChecked: false });
  await askToQuit(desktop);
  await expect.poll(async () => (await questions(desktop)).length).toBe(1);
  const isVisible = () =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isVisible).toBe(false);

  // Nobody answers the next one.
  await desktop.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => new Promise(() => undefined);
  });
  await askToQuit(desktop);
  await desktop.probe.emitPower('shutdown');
  expect(await desktop.exited).toBe(0);
});

test('where closing quits, the cross ends it when nothing is due', async ({ desktop }) => {
  const page = await desktop.window();
  await page.evaluate(() =>
    (window as unknown as { deskbell: { invoke: (request: unknown) => Promise<unknown> } }).deskbell.invoke({
      call: 'desktop.change',
      input: { closesToTray: false },
    }),
  );
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await desktop.exited).toBe(0);
});

test('a draft that was just typed is kept over a quit', async ({ launch, line }) => {
  const desktop = await launch();
  const page = await desktop.window();
  await connectLine(page, line);
  line.customerWrites({ phone: '79990000101', name: 'Vera' }, 'Hello');
  await page.goto(new URL('/inbox', page.url()).href);
  await page.getByText('Vera').first().click();
  await page
    .getByRole('textbox', { name: /Vera|Message/ })
    .first()
    .pressSequentially('On Tues');
  await desktop.close();
  const again = await launch({ dataFolder: desktop.dataFolder });
  const { items } = await askCore(await again.window(), 'conversations.list', {});
  expect(items.map(({ draft }) => draft)).toEqual(['On Tues']);
});
