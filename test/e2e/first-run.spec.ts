import { expect, test } from './fixtures.ts';

test('the first minute: a name, the practice line, and a dozen chats that are marked as practice', async ({
  page,
  shell,
  welcome,
  inbox,
  connections,
  settings,
  open,
}) => {
  await page.setViewportSize({ width: 1280, height: 1200 });
  await open();
  await expect(welcome.title).toBeVisible();
  await welcome.name.fill('Corner Salon');
  await welcome.chooseTimeZone('Tokyo');
  await welcome.practise.click();

  await expect(inbox.list).toBeVisible();
  await expect.poll(() => inbox.rows.count()).toBeGreaterThanOrEqual(12);
  await expect(shell.practiceBanner).toContainText('nobody real is written to');
  await expect(inbox.rows.filter({ hasNot: page.getByRole('img', { name: 'Practice' }) })).toHaveCount(0);

  await shell.screen('Settings').click();
  await expect(settings.name).toHaveValue('Corner Salon');
  await expect(settings.timeZone).toHaveValue(/Tokyo/);
  await shell.screen('Connections').click();
  await expect(connections.number('Practice line')).toContainText('nobody real gets it');

  await page.reload();
  await expect(connections.number('Practice line')).toContainText('Works');
  await shell.screen('Inbox').click();
  await expect.poll(() => inbox.rows.count()).toBeGreaterThanOrEqual(12);
});

test('a Torrow address is taken at once, and the shop’s name is kept', async ({
  page,
  welcome,
  settings,
  shell,
  open,
}) => {
  await open();
  await welcome.name.fill('Corner Salon');
  await page.getByRole('button', { name: 'Paste the address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste a Torrow address' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/bookings\/sources$/);
  await shell.screen('Settings').click();
  await expect(settings.name).toHaveValue('Corner Salon');
});

test('on the practice line an answer climbs to read, and the customer answers it', async ({
  inbox,
  connectPractice,
  open,
}) => {
  await connectPractice();
  await open('/inbox');
  await inbox.openChat('Emma Clarke');
  await expect(inbox.header).toContainText('Practice');
  await inbox.write('Hello Emma! How can we help you?');
  const answer = inbox.message('Hello Emma! How can we help you?');
  await expect(answer).toBeVisible();
  await expect(inbox.composer).toHaveValue('');
  await expect(answer).toHaveAttribute('data-status', 'read', { timeout: 15_000 });
  await expect(answer.getByRole('img', { name: 'Read', exact: true })).toBeVisible();
  await expect(inbox.messages.last()).toHaveAttribute('data-side', 'in', { timeout: 30_000 });
});

test('a customer whose number has left WhatsApp is an honest failure', async ({
  page,
  inbox,
  connectPractice,
  open,
}) => {
  await connectPractice();
  await page.setViewportSize({ width: 1280, height: 1200 });
  await open('/inbox');
  await inbox.openChat('Hannah');
  await inbox.write('Is this still your number?');
  const answer = inbox.message('Is this still your number?');
  await expect(answer).toHaveAttribute('data-status', 'failed');
  await expect(answer).toContainText('This phone has no WhatsApp');
  await expect(answer).toContainText('The customer got nothing.');
});

test('before the first choice every address leads to the welcome, and back from connecting too', async ({
  page,
  welcome,
  connections,
  open,
}) => {
  await open('/settings');
  await expect(welcome.title).toBeVisible();
  await welcome.connect.click();
  await expect(connections.chooseGreenApi).toBeVisible();
  await page.getByRole('link', { name: 'Back to the start' }).click();
  await expect(welcome.title).toBeVisible();
});
