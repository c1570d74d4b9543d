import type { Locator, Page } from '@playwright/test';

import { askCore, connectPractice } from '#test/support/desktop/ask-core.ts';
import { expect, test } from '#test/support/desktop/fixture.ts';
import { passTime } from '#test/support/desktop/pass-time.ts';

import { judgePage } from '../judge-page.ts';
import { InboxPage } from '../pages/inbox.ts';
import { LockPage } from '../pages/lock.ts';
import { SettingsPage } from '../pages/settings.ts';

type Invoke = (request: unknown) => Promise<{ error?: { code: string }; value?: unknown }>;

/** What a script in the page gets when it asks over the channel: the code of the refusal, or null. */
const refusalOf = (page: Page, call: string, input: unknown = {}) =>
  page.evaluate(
    async ([name, given]) => {
      const { deskbell } = window as unknown as { deskbell: { invoke: Invoke } };
      return (await deskbell.invoke({ call: name, input: given })).error?.code ?? null;
    },
    [call, input] as const,
  );

/** What a toast says in the corner. */
// With or without messages that wait.
const paused = /paused until/i;

const statusOf = (page: Page, path: string, method = 'GET') =>
  page.evaluate(async ([url, verb]) => (await fetch(url, { method: verb })).status, [path, method] as const);

/** Where the page is; on the double the origin is not Electron's. */
const placeOf = (page: Page) => page.evaluate(() => location.pathname);

/** Leads the page elsewhere, from the welcome too. */
const show = (page: Page, path: string) => page.evaluate((to) => history.pushState(null, '', to), path);

/** Leads the page there until it stays: before it has heard that the first run is over, it leads back to the welcome. */
const showOnceSetUp = (page: Page, path: string, there: Locator) =>
  expect(async () => {
    await show(page, path);
    await expect(there).toBeVisible({ timeout: 1000 });
  }).toPass();

async function setPin(page: Page, pin: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Set a PIN' });
  await showOnceSetUp(page, '/settings', button);
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Set a PIN' });
  await dialog.getByLabel('New PIN', { exact: true }).fill(pin);
  await dialog.getByLabel('New PIN again').fill(pin);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A PIN is set.')).toBeVisible();
}

test('a PIN hides everything, refuses everything, and gives everything back as it was', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await connectPractice(page);
  const inbox = new InboxPage(page);
  const lock = new LockPage(page);
  await setPin(page, '2468');
  await askCore(page, 'sending.start', {});

  await page.getByRole('link', { name: /^Inbox/ }).click();
  const [chat] = (await askCore(page, 'conversations.list', { filter: 'all' })).items;
  if (!chat) throw new Error('The practice line has no chats.');
  const file = await firstFile(page);
  expect(await statusOf(page, file)).toBe(200);
  await inbox.row(chat.title).first().click();
  await expect(inbox.composer).toBeVisible();
  const place = `/inbox/${chat.id}`;
  await expect.poll(() => placeOf(page)).toBe(place);
  // A toast in the corner, and the last words typed in the very moment of locking.
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('A name, a phone, a screen or an action')).toBeFocused();
  await page.keyboard.type('Pause sending');
  await page.keyboard.press('Enter');
  await expect(page.getByText(paused)).toBeVisible();
  await inbox.composer.click();
  await inbox.composer.pressSequentially('Shall we say Friday at five');
  await page.keyboard.press('Control+l');

  await expect(lock.title).toBeVisible();
  const shown = await page.evaluate(() => `${document.title} ${document.documentElement.outerHTML}`);
  for (const secret of [chat.title, chat.id, 'Friday at five', 'Blue Door Studio', 'Needs reply'])
    expect(shown).not.toContain(secret);
  await expect(page.getByText(paused)).toHaveCount(0);
  expect(await page.title()).toBe('Deskbell');

  const refusals = await Promise.all(
    [
      'conversations.list',
      'settings.get',
      'messages.search',
      'channels.list',
      'desktop.listen',
      'desktop.change',
      'desktop.openFolder',
      'desktop.lock',
    ].map((call) => refusalOf(page, call)),
  );
  expect(new Set(refusals)).toEqual(new Set(['forbidden']));
  expect(await refusalOf(page, 'desktop.setPin', { pin: null, current: '2468' })).toBe('forbidden');
  expect([await statusOf(page, file), await statusOf(page, '/uploads', 'POST')]).toEqual([403, 403]);

  // Keys of the screens, and the way back in the history, find nothing to work on.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (const key of ['Control+k', '?', 'j', 'g', 's']) await page.keyboard.press(key);
  await page.evaluate(() => history.back());
  await expect.poll(() => placeOf(page)).not.toBe(place);
  await expect(lock.title).toBeVisible();
  await page.evaluate(() => history.forward());
  await expect.poll(() => placeOf(page)).toBe(place);

  await lock.pin.focus();
  await lock.enter('1111');
  await expect(lock.words).toHaveText('That is not the PIN. 4 more tries, then you have to wait a little.');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await lock.enter('2468');
  await expect(inbox.composer).toHaveValue('Shall we say Friday at five');
  expect(await placeOf(page)).toBe(place);

  // An open palette does not stay above the lock.
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Lock Deskbell' }).waitFor();
  await desktop.probe.emitPower('lock-screen');
  await expect(lock.title).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await lock.enter('2468');
  await expect(inbox.composer).toHaveValue('Shall we say Friday at five');
});

test('what was half done is there again after a lock, and in between nothing of it is on the page', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await connectPractice(page);
  const inbox = new InboxPage(page);
  const lock = new LockPage(page);
  await setPin(page, '2468');
  const whole = () => page.evaluate(() => document.documentElement.outerHTML);

  await page.getByRole('link', { name: /^Inbox/ }).click();
  await inbox.rows.first().click();
  const question = inbox.messages.first();
  await question.hover();
  await question.getByRole('button', { name: 'Reply' }).click();
  const quote = page.getByText(/^Reply to /);
  await expect(quote).toBeVisible();
  await inbox.composer.pressSequentially('About this');
  await page.keyboard.press('Control+l');
  await expect(lock.title).toBeVisible();
  expect(await whole()).not.toMatch(/Reply to|About this|Needs reply/);
  await lock.enter('2468');
  await expect(quote).toBeVisible();
  await expect(inbox.composer).toHaveValue('About this');

  await show(page, '/settings');
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add somebody' });
  await dialog.getByLabel('Name').fill('Olga of the evenings');
  await desktop.probe.emitPower('lock-screen');
  await expect(lock.title).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await whole()).not.toMatch(/Olga|Add somebody/);
  await lock.enter('2468');
  await expect(dialog.getByLabel('Name')).toHaveValue('Olga of the evenings');
  // Its keys work again, and only one of it is there.
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expectGoodPage(page);
});

test('five wrong PINs wait, also over a restart; a forgotten one is removed by a start that says so', async ({
  launch,
}) => {
  const first = await launch();
  const page = await first.window();
  await askCore(page, 'settings.update', { isSetUp: true });
  expect(await refusalOf(page, 'desktop.setPin', { pin: '2468' })).toBe(null);
  expect(await refusalOf(page, 'desktop.lock')).toBe(null);
  const guesses = await Promise.all(
    ['0000', '1111', '2222', '3333', '4444', '2468'].map((pin) => refusalOf(page, 'desktop.unlock', { pin })),
  );
  expect(guesses).toEqual([...Array<string>(5).fill('forbidden'), 'too-many-requests']);
  await expect(page.getByText(/^Too many wrong tries. Try again in \d+ seconds?\.$/).last()).toBeVisible();
  // One more, as soon as it may be: from then on the wait is longer than a restart takes.
  await passTime(first, 31_000);
  expect(await refusalOf(page, 'desktop.unlock', { pin: '5555' })).toBe('forbidden');
  await first.close();

  const { dataFolder } = first;
  const second = await launch({ dataFolder });
  const locked = await second.window();
  await expect(new LockPage(locked).title).toBeVisible();
  await expect(locked.getByRole('button', { name: 'Unlock' })).toBeDisabled();
  expect(await refusalOf(locked, 'desktop.unlock', { pin: '2468' })).toBe('too-many-requests');
  // It wants a start of its own: a second one while it is locked only shows the window.
  await second.secondStart(['--reset-pin']);
  expect(await refusalOf(locked, 'settings.get')).toBe('forbidden');
  await new LockPage(locked).forgotten.click();
  await expect(locked.getByText(`--data-dir ${dataFolder} --reset-pin`)).toBeVisible();
  await second.close();

  const third = await launch({ dataFolder, args: ['--reset-pin'] });
  expect(await refusalOf(await third.window(), 'settings.get')).toBe(null);
  await third.close();
  const fourth = await launch({ dataFolder });
  expect(await refusalOf(await fourth.window(), 'settings.get')).toBe(null);
});

test('it locks by itself when nobody is there; the lock and its settings can be read by everybody', async ({
  desktop,
}) => {
  const page = await desktop.window();
  await connectPractice(page);
  const lock = new LockPage(page);
  const settings = new SettingsPage(page);
  await desktop.probe.setIdle(0);
  await setPin(page, '2468');
  await expectGoodPage(page);

  await desktop.probe.setIdle(70);
  await settings.choose('Lock by itself when nobody touches the computer for', '1 min');
  await expect(lock.title).toBeVisible();
  await expectGoodPage(page);
  await lock.forgotten.click();
  await lock.pin.focus();
  await lock.enter('1111');
  await expect(lock.words).toContainText('That is not the PIN');
  await expectGoodPage(page);

  await desktop.probe.setIdle(0);
  await lock.enter('2468');
  await expect(settings.title).toBeVisible();
  await desktop.probe.emitPower('suspend');
  await expect(lock.title).toBeVisible();
});

test('without a keychain the owner is told at once, and what to do, until it is put aside', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'Windows and macOS have one always.');
  const noKeychain = {
    env: { ELECTRON_DOUBLE_KEYRING: 'basic_text' },
    args: ['--password-store=basic'],
  };
  const first = await launch(noKeychain);
  let page = await first.window();
  await askCore(page, 'settings.update', { isSetUp: true });
  const note = () => page.getByRole('complementary', { name: 'Your keys are not in a keychain' });
  await showOnceSetUp(page, '/inbox', note());
  await note().getByRole('link', { name: 'What to do' }).click();
  await expect(page.getByText(/GNOME Keyring or KWallet/)).toBeInViewport();
  await expectGoodPage(page);
  await note().getByRole('button', { name: 'Put this note aside' }).click();
  await expect(note()).toHaveCount(0);
  await first.close();

  const second = await launch({ ...noKeychain, dataFolder: first.dataFolder });
  page = await second.window();
  await show(page, '/settings');
  await expect(page.getByRole('heading', { name: 'This computer' })).toBeVisible();
  await expect(note()).toHaveCount(0);
});

/** The address of a file that a customer has sent. */
async function firstFile(page: Page): Promise<string> {
  const { items } = await askCore(page, 'conversations.list', { filter: 'all' });
  for (const { id } of items) {
    const { items: messages } = await askCore(page, 'messages.list', { conversationId: id });
    const urls = messages.flatMap(({ attachments }) => attachments.map(({ url }) => url));
    const here = urls.find((url) => url !== null);
    if (here !== undefined && here !== null) return here;
  }
  throw new Error('No chat of the practice line has a file.');
}

async function expectGoodPage(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await judgePage(page), colorScheme).toEqual([]);
  }
}
