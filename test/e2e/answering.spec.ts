import { expect, test } from './fixtures.ts';

const vera = { phone: '79990000101', name: 'Vera' };
const boris = { phone: '79990000102', name: 'Boris' };

test('a message is in the list without a reload, unread and waiting for an answer', async ({
  page,
  shell,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  await open('/inbox');
  await expect(page.getByText('No chats yet')).toBeVisible();
  await expect(page).toHaveTitle('Deskbell');
  line.customerWrites(vera, 'Is tomorrow at three free?');
  await expect(inbox.row('Vera')).toContainText('Is tomorrow at three free?');
  await expect(inbox.row('Vera')).toContainText('1 unread message');
  await expect(inbox.waiting('Vera')).toBeVisible();
  await expect(page).toHaveTitle('(1) Deskbell');
  await expect(shell.needsReply(1)).toBeAttached();

  line.customerWrites(boris, 'And Friday?');
  await expect(inbox.row('Boris')).toBeVisible();
  await expect(inbox.rows.first()).toContainText('Boris');
  await expect(page).toHaveTitle('(2) Deskbell');
  await expect(shell.needsReply(2)).toBeAttached();
});

test('reading is not answering: the chat is read and waits on', async ({
  page,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Is tomorrow at three free?');
  await open('/inbox');
  await inbox.openChat('Vera');
  await expect(inbox.message('Is tomorrow at three free?')).toBeVisible();
  await expect(inbox.row('Vera')).not.toContainText('unread');
  await expect(inbox.waiting('Vera')).toBeVisible();
  await expect(page).toHaveTitle('(1) Deskbell');
  await inbox.filter('Unread').click();
  await expect(page.getByText('Nothing unread')).toBeVisible();
  await inbox.filter('Needs reply').click();
  await expect(inbox.row('Vera')).toBeVisible();
});

test('"No reply needed" ends the waiting, by its button and by the key E', async ({
  page,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Thank you, bye');
  line.customerWrites(boris, 'All good, thanks');
  await open('/inbox');
  await inbox.openChat('Vera');
  await inbox.noReplyNeeded.click();
  await expect(inbox.waiting('Vera')).toBeHidden();
  await expect(page).toHaveTitle('(1) Deskbell');
  await inbox.openChat('Boris');
  await page.keyboard.press('e');
  await expect(inbox.waiting('Boris')).toBeHidden();
  await expect(page).toHaveTitle('Deskbell');
  await expect(inbox.noReplyNeeded).toBeHidden();
});

test('an answer from here ends the waiting and climbs from queued to read', async ({
  page,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine({ progress: ['sent', 'delivered'] });
  line.customerWrites(vera, 'Is tomorrow at three free?');
  await open('/inbox');
  await inbox.openChat('Vera');
  // It stands there before the core has heard of it.
  const arrives = Promise.withResolvers<undefined>();
  await page.route('**/api/messages.send', async (route) => {
    await arrives.promise;
    await route.continue();
  });
  await inbox.composer.fill('Yes, it is yours.');
  await inbox.composer.press('Enter');
  const answer = inbox.message('Yes, it is yours.');
  await expect(answer).toBeVisible();
  await expect(inbox.composer).toHaveValue('');
  await expect(inbox.composer).toBeFocused();
  arrives.resolve(undefined);
  await expect(inbox.waiting('Vera')).toBeHidden();
  await expect(page).toHaveTitle('Deskbell');
  await expect(answer).toHaveAttribute('data-status', 'delivered');
  line.customerReads(vera.phone);
  await expect(answer).toHaveAttribute('data-status', 'read');
  await expect(inbox.row('Vera').getByRole('img', { name: 'Read', exact: true })).toBeVisible();
  await expect(inbox.messages).toHaveCount(2);
  expect(line.sent.map(({ textMessage }) => textMessage)).toEqual(['Yes, it is yours.']);
});

test('an answer from the phone ends the waiting and is marked as such', async ({
  page,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Is tomorrow at three free?');
  await open('/inbox');
  await inbox.openChat('Vera');
  await expect(page).toHaveTitle('(1) Deskbell');
  line.phoneWrites(vera, 'Yes, come at three');
  await expect(inbox.message('Yes, come at three')).toBeVisible();
  await expect(
    inbox.message('Yes, come at three').getByRole('img', { name: 'Written on the phone' }),
  ).toBeVisible();
  await expect(inbox.waiting('Vera')).toBeHidden();
  await expect(page).toHaveTitle('Deskbell');
});

test('a new chat is begun by phone', async ({ page, inbox, connectLine, open, watch }) => {
  // The browser itself writes a refused call into its console.
  watch.tolerate(/status of 422/);
  const { line } = await connectLine();
  await open('/inbox');
  await page.getByRole('button', { name: 'New chat' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New chat' });
  await dialog.getByLabel('Phone').fill('12345');
  await dialog.getByRole('button', { name: 'Start chat' }).click();
  await expect(dialog).toContainText('This is not a complete phone number.');
  await dialog.getByLabel('Phone').fill('+7 999 000-01-03');
  await dialog.getByRole('button', { name: 'Start chat' }).click();
  await expect(inbox.composer).toBeVisible();
  await inbox.write('Your order is ready');
  await expect(inbox.message('Your order is ready')).toHaveAttribute('data-status', 'delivered');
  expect(line.sent.map(({ chatId }) => chatId)).toEqual(['79990000103@c.us']);
});

test('a file goes with its caption', async ({ inbox, page, connectLine, open }) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Do you have a price list?');
  await open('/inbox');
  await inbox.openChat('Vera');
  await page.locator('input[type=file]').setInputFiles({
    name: 'prices.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Haircut 30'),
  });
  await inbox.composer.fill('Here it is');
  await expect(inbox.send).toBeEnabled();
  await inbox.send.click();
  await expect(inbox.message('prices.txt')).toHaveAttribute('data-status', 'delivered');
  expect(line.callsOf('sendFileByUpload').map(({ file }) => file?.bytes.toString())).toEqual(['Haircut 30']);
});
