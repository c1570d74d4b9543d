import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { judgeBothThemes } from './judge-page.ts';
import { BookingsPage } from './pages/bookings.ts';

test.describe('axe finds nothing serious, in the light theme and in the dark one', () => {
  test.use({ colorScheme: 'light' });

  test('of the welcome and the sign-in', async ({ desk, page, shell, welcome, open }) => {
    await page.goto(desk.ui);
    await expect(shell.signIn.title).toBeVisible();
    await expectAccessible(page);
    await page.getByText('With a password').click();
    await expect(shell.signIn.email).toBeVisible();
    await expectAccessible(page);
    await open();
    await expect(welcome.title).toBeVisible();
    await expectAccessible(page);
  });

  test('of the inbox: list, chat, customer, search, dialogs', async ({
    page,
    shell,
    inbox,
    connectPractice,
    open,
  }) => {
    test.setTimeout(120_000);
    await connectPractice();
    await open('/inbox');
    await expect(inbox.rows.first()).toBeVisible();
    await expectAccessible(page);
    await inbox.openChat('Emma Clarke');
    await expect(inbox.messages.first()).toBeVisible();
    await expect(inbox.customer).toContainText('Labels');
    await expectAccessible(page);
    await inbox.openChat('Ольга');
    await expect(inbox.messages.first()).toBeVisible();
    await expectAccessible(page);
    await inbox.search.fill('manicure');
    await expect(page.locator('[data-hit]').first()).toBeVisible();
    await expectAccessible(page);
    await inbox.search.fill('qqqqqq');
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await expectAccessible(page);
    await inbox.search.press('Escape');
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await expect(page.getByRole('dialog', { name: 'New chat' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await shell.openPalette();
    await expectAccessible(page);
  });

  test('of the connections: none, a list, the ways, the form, the code', async ({
    desk,
    page,
    greenApi,
    connections,
    connectLine,
    open,
  }) => {
    await desk.call('settings.update', { isSetUp: true });
    await open('/connections');
    await expect(page.getByText('No number yet')).toBeVisible();
    await expectAccessible(page);
    const { line } = await connectLine();
    line.setState('notAuthorized');
    await expect(connections.number('Front desk')).toContainText('WhatsApp signed this number out.');
    await expectAccessible(page);
    await connections.number('Front desk').getByRole('button', { name: 'Check now' }).click();
    await expect(connections.number('Front desk')).toContainText('WhatsApp sign-in');
    await expectAccessible(page);
    await connections.add.click();
    await expect(connections.chooseGreenApi).toBeVisible();
    await expectAccessible(page);
    await connections.chooseGreenApi.click();
    await connections.submit.click();
    await expect(page.getByText('Copy this from the console.').first()).toBeVisible();
    await expectAccessible(page);
    const second = greenApi.addInstance({ state: 'notAuthorized' });
    await connections.type({
      apiUrl: greenApi.url,
      idInstance: String(second.idInstance),
      token: second.apiTokenInstance,
    });
    await connections.submit.click();
    await expect(connections.code).toBeVisible();
    await expectAccessible(page);
  });

  test('of the outbox and the rules', async ({ desk, page, outbox, rules, connectPractice, open, go }) => {
    test.setTimeout(120_000);
    await connectPractice();
    await desk.call('bookings.save', {
      contact: { name: 'Maria Petrova', phone: '+79990000201' },
      service: 'Haircut',
      startsAt: new Date(Date.now() + 50 * 3_600_000).toISOString(),
    });
    await open('/outbox');
    const row = outbox.row('Maria Petrova', 'Confirmation');
    await expect(row).toBeVisible();
    await expectAccessible(page);
    await outbox.line(row).click();
    await row.getByRole('button', { name: 'Edit the text' }).click();
    await expectAccessible(page);
    await row.getByRole('button', { name: 'Cancel' }).click();
    await outbox.start.click();
    await expect(outbox.startDialog.getByText('Maria Petrova').first()).toBeVisible();
    await expectAccessible(page);
    const part = (path: string) => page.getByRole('main').locator(`a[href="${path}"][aria-current="page"]`);
    for (const path of ['/rules', '/rules/day-before', '/rules/replies', '/rules/try', '/outbox/history']) {
      await go(path);
      await expect(path === '/rules/day-before' ? rules.save : part(path)).toBeVisible();
      await expect(page.getByRole('main').getByRole('status', { name: 'Loading…' })).toHaveCount(0);
      await expectAccessible(page);
    }
    await go('/rules');
    await rules.toggle('Rule is on: Reminder, 24 hours before');
    await expect(rules.changes).toBeVisible();
    await expectAccessible(page);
  });

  test('of the bookings: ways in, agenda, line, visit, week, beside the chat', async ({
    desk,
    page,
    inbox,
    connectPractice,
    connectLine,
    open,
    go,
  }) => {
    test.setTimeout(120_000);
    const bookings = new BookingsPage(page);
    await connectLine();
    await open('/bookings');
    await expect(page.getByRole('heading', { name: 'No visits yet' })).toBeVisible();
    await expectAccessible(page);
    await connectPractice();
    const { id } = await desk.call('bookings.save', {
      contact: { name: 'Maria Petrova', phone: '+79990000201' },
      service: 'Haircut',
      startsAt: new Date(Date.now() + 50 * 3_600_000).toISOString(),
      price: 45,
      currency: 'EUR',
    });
    await go(`/bookings/${id}`);
    await expect(bookings.card).toContainText('Maria Petrova');
    await expectAccessible(page);
    await bookings.card.getByRole('button', { name: 'Why did this customer get nothing?' }).click();
    await expect(bookings.dialog('Why did Maria Petrova get nothing?')).toContainText('Confirmation');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await bookings.act('Move');
    await expect(bookings.dialog('Move the visit')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await bookings.add('Anna tomorrow 3 pm or 4 pm haircut');
    await expect(page.getByRole('textbox', { name: 'Phone' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'Phone' })).toBeHidden();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('v');
    await expect(bookings.week).toBeVisible();
    const thisWeek = await bookings.week.getAttribute('aria-label');
    await page.keyboard.press(']');
    await expect(bookings.week).not.toHaveAttribute('aria-label', thisWeek ?? '');
    await expectAccessible(page);
    const withChat = (await desk.call('bookings.list', { limit: 200 })).items.find(
      ({ conversationId, state }) => conversationId !== null && state === 'booked',
    );
    await go('/inbox');
    await inbox.openChat(withChat?.contactName ?? '');
    await expect(bookings.besideChat).toContainText('Booked');
    await expectAccessible(page);
  });

  test('of the settings', async ({ desk, page, settings, connectPractice, open }) => {
    await connectPractice();
    await desk.call('users.create', {
      name: 'Maria',
      email: 'maria@studio.example',
      password: 'a long enough secret',
    });
    const closed = { tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
    await desk.call('settings.update', {
      business: { hours: { monday: [{ from: '09:00', to: '20:00' }], ...closed } },
      mail: { host: 'smtp.example.com', port: 587, security: 'starttls', from: 'shop@example.com' },
    });
    await open('/settings');
    await expect(settings.user('Maria')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Do not tell hours' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await expect(page.getByRole('dialog', { name: 'Add somebody' })).toBeVisible();
    await expectAccessible(page);
  });
});

/** Nothing serious or critical on the page as it is now; goes on after a finding, so that one run tells all. */
async function expectAccessible(page: Page): Promise<void> {
  expect.soft(await judgeBothThemes(page), `at ${new URL(page.url()).pathname}`).toEqual([]);
}
