import type { Page } from '@playwright/test';

import { judgeBothThemes } from './judge-page.ts';
import { expect, test } from './meta-desk.ts';

const maria = { waId: '79990000201', name: 'Maria Petrova' };
const minute = 60_000;
const hour = 60 * minute;
const callMe = { name: 'call_me', body: 'Dear {{1}}, please call us about {{2}} today.' };
const followUp = { name: 'follow_up', body: 'We would be glad to see you again in our salon.' };

const choose = (page: Page) => page.getByRole('button', { name: 'Choose a template' });
const offer = (page: Page) => page.getByRole('dialog', { name: 'Send a template' });
const block = (page: Page) => page.getByRole('region', { name: 'For Meta, after 24 hours' });
const list = (page: Page) => page.getByRole('navigation', { name: 'Templates at Meta' });

test('after 24 hours an approved template is chosen, filled in and sent by keys alone; then the customer opens the chat again', async ({
  page,
  desk,
  inbox,
  connectMeta,
  open,
}) => {
  const { number } = await connectMeta(({ templates }) => {
    templates.add(callMe);
    templates.add(followUp);
    templates.add({ name: 'not_yet', status: 'PENDING' });
  });
  await number.customerWrites(maria, 'Hello', Date.now() - 25 * hour);
  const { items } = await desk.call('metaTemplates.list', {});
  await desk.call('metaTemplates.map', {
    id: items.find(({ name }) => name === 'call_me')?.id ?? '',
    sources: { '1': 'customer.first_name' },
  });
  await open('/inbox');
  await inbox.openChat('Maria Petrova');
  await expect(page.getByText('WhatsApp lets you answer freely for 24 hours')).toBeVisible();
  await expect(inbox.composer).toHaveCount(0);

  await choose(page).focus();
  await page.keyboard.press('Enter');
  await expect(offer(page).getByRole('option')).toHaveText([/^Call me/, /^Follow up/]);
  await page.keyboard.type('call');
  await page.keyboard.press('Enter');
  await expect(offer(page).getByTestId('template-preview')).toHaveText(
    'Dear Maria, please call us about … today.',
  );
  await expect(offer(page).getByRole('textbox', { name: 'Place {{2}}' })).toBeFocused();
  await page.keyboard.type('your keys');
  await page.keyboard.press('Enter');
  await expect(offer(page)).toBeHidden();

  const bubble = inbox.message('Dear Maria, please call us about your keys today.');
  await expect(bubble).toHaveAttribute('data-status', 'delivered');
  await expect(choose(page)).toBeFocused();
  expect(number.sends()).toMatchObject([{ type: 'template', template: { name: 'call_me' } }]);

  await number.customerWrites(maria, 'I am on my way');
  await expect(inbox.composer).toBeFocused();
  await page.keyboard.type('See you');
  await page.keyboard.press('Enter');
  await expect(inbox.message('See you')).toHaveAttribute('data-status', 'delivered');
});

test("the 24 hours run out before one's eyes: told by the minute, and what was typed is kept", async ({
  page,
  inbox,
  connectMeta,
  open,
}) => {
  const { number } = await connectMeta(({ templates }) => templates.add(followUp));
  await number.customerWrites(maria, 'Hello', Date.now() - 19 * hour);
  await page.clock.install();
  await open('/inbox');
  await inbox.openChat('Maria Petrova');
  await expect(
    page.getByRole('note').filter({ hasText: /^You can answer freely until \d\d:\d\d/ }),
  ).toBeVisible();
  await inbox.composer.fill('I will look it');
  await page.clock.fastForward(4 * hour + 15 * minute);
  await expect(page.getByRole('note').filter({ hasText: /^Only 4\d minutes left/ })).toBeVisible();
  await page.clock.fastForward(46 * minute);
  await expect(page.getByText('“I will look it”')).toBeVisible();
  await expect(choose(page)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /^24 hours have passed/ })).toHaveCount(1);
  await number.customerWrites(maria, 'Are you there?', Date.now() + 5 * hour);
  await expect(inbox.composer).toBeFocused();
  await expect(inbox.composer).toHaveValue('I will look it');
});

test('a message that came too late leads to the templates', async ({
  page,
  desk,
  inbox,
  connectMeta,
  open,
}) => {
  const { number } = await connectMeta();
  await number.customerWrites(maria, 'Hello', Date.now() - 25 * hour);
  await open('/inbox');
  await inbox.openChat('Maria Petrova');
  const [chat] = (await desk.call('conversations.list', {})).items;
  if (!chat) throw new Error('The chat is open.');
  await desk.call('messages.send', { conversationId: chat.id, text: 'Sorry, I was out' });
  const late = inbox.message('Sorry, I was out');
  await expect(late).toContainText("The customer's last message is more than 24 hours old");
  await expect(late.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await late.getByRole('button', { name: 'Send a template' }).click();
  await expect(offer(page).getByText('There is no approved template yet')).toBeVisible();
  await offer(page).getByRole('link', { name: 'To the texts' }).click();
  await expect(page).toHaveURL(/\/templates$/);
});

test('a text is submitted, waits for Meta, is approved, and is told to be outdated once it has changed', async ({
  page,
  templates,
  connectMeta,
  open,
}) => {
  const { number } = await connectMeta();
  await open('/templates/shipped-reminder-hours');
  await block(page)
    .getByRole('button', { name: /English.*Not submitted/ })
    .click();
  await expect(page.getByTestId('meta-body-en')).toContainText('Garden Salon');
  await page.getByRole('button', { name: 'Submit to Meta' }).click();
  const dialog = page.getByRole('dialog', { name: 'Submit “Reminder two hours before” to Meta' });
  await expect(dialog.getByRole('textbox', { name: 'Name at Meta' })).toHaveValue('reminder_hours');
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(block(page).getByRole('button', { name: /English.*In review/ })).toBeVisible();
  const submitted = number.templates.find('reminder_hours', 'en');
  if (!submitted) throw new Error('Meta has the template.');
  await number.review(submitted, 'APPROVED');
  await expect(block(page).getByRole('button', { name: /English.*Approved/ })).toBeVisible();

  await templates.write('\nSee you!');
  await page.keyboard.press('Control+s');
  await expect(
    block(page).getByRole('button', { name: /Approved.*The text has changed since/ }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'At Meta' }).click();
  await list(page)
    .getByRole('link', { name: /^Reminder two hours before/ })
    .click();
  await expect(page.getByText('Customers still get the approved wording.')).toBeVisible();
});

test('templates of Meta are read, told why they were refused, and filled by our variables', async ({
  page,
  desk,
  connectMeta,
  open,
}) => {
  const { number } = await connectMeta(({ templates }) => {
    templates.add(callMe);
    templates.add({
      name: 'spring',
      status: 'REJECTED',
      rejectedReason: 'PROMOTIONAL',
      category: 'MARKETING',
    });
  });
  await open('/templates');
  await page.getByRole('link', { name: 'At Meta' }).click();
  await list(page)
    .getByRole('link', { name: /^Spring.*Rejected/ })
    .click();
  await expect(page.getByText('It reads like advertising.')).toBeVisible();
  number.templates.add(followUp);
  await page.getByRole('button', { name: 'Read again from Meta' }).click();
  await expect(list(page).getByRole('link', { name: /^Follow up/ })).toBeVisible();

  await list(page)
    .getByRole('link', { name: /^Call me/ })
    .click();
  await page.getByRole('combobox', { name: 'What fills {{1}}' }).click();
  await page.getByRole('option', { name: /^First name/ }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const { items } = await desk.call('metaTemplates.list', {});
  expect(items.find(({ name }) => name === 'call_me')?.variables).toMatchObject([
    { key: '1', source: 'customer.first_name' },
    { key: '2', source: null },
  ]);
});

// A dialog that is still fading in is judged by colours that nobody is meant to read.
test.describe(() => {
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });
  test("axe finds nothing at Meta's templates, in both themes", async ({
    page,
    inbox,
    connectMeta,
    open,
  }) => {
    const { number } = await connectMeta(({ templates }) => {
      templates.add(callMe);
      templates.add({ name: 'spring', status: 'REJECTED', rejectedReason: 'SCAM' });
      templates.add({ name: 'often', status: 'PAUSED' });
      templates.add({ name: 'soon', status: 'PENDING' });
    });
    await number.customerWrites(maria, 'Hello', Date.now() - 25 * hour);
    await number.customerWrites({ waId: '79990000202', name: 'Anna' }, 'Hello', Date.now() - 23.5 * hour);
    await open('/templates/meta');
    await list(page)
      .getByRole('link', { name: /^Spring/ })
      .click();
    await expect(page.getByText('Meta takes it for an attempt at fraud.')).toBeVisible();
    await expectAccessible(page);
    await open('/templates/shipped-reminder-hours');
    await block(page)
      .getByRole('button', { name: /English/ })
      .click();
    await expect(page.getByTestId('meta-body-en')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Submit to Meta' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await open('/inbox');
    await inbox.openChat('Anna');
    await expect(page.getByRole('note').filter({ hasText: /minutes left/ })).toBeVisible();
    await expectAccessible(page);
    await inbox.openChat('Maria Petrova');
    await expect(choose(page)).toBeVisible();
    await expectAccessible(page);
    await choose(page).click();
    await expect(offer(page).getByTestId('template-preview')).toBeVisible();
    await expectAccessible(page);
  });
});

async function expectAccessible(page: Page): Promise<void> {
  expect.soft(await judgeBothThemes(page), `at ${new URL(page.url()).pathname}`).toEqual([]);
}
