import { expect, test } from './fixtures.ts';
import { InboxPage } from './pages/inbox.ts';
import { nobodyThere } from './watch.ts';

const vera = { phone: '79990000101', name: 'Vera' };
const boris = { phone: '79990000102', name: 'Boris' };

test('two windows show the same at once, without a reload', async ({ context, inbox, connectLine, open }) => {
  const { line } = await connectLine();
  const secondWindow = await context.newPage();
  const second = new InboxPage(secondWindow);
  await open('/inbox');
  await open('/inbox', secondWindow);
  await expect(inbox.list).toBeVisible();
  await expect(second.list).toBeVisible();

  line.customerWrites(vera, 'Is tomorrow free?');
  await expect(inbox.row('Vera')).toBeVisible();
  await expect(second.row('Vera')).toBeVisible();
  await second.openChat('Vera');
  await inbox.openChat('Vera');
  await inbox.write('Yes, at three');
  await expect(second.message('Yes, at three')).toBeVisible();
  await expect(second.message('Yes, at three')).toHaveAttribute('data-status', 'delivered');
  await expect(second.waiting('Vera')).toBeHidden();
  await second.write('Or at four');
  await expect(inbox.message('Or at four')).toBeVisible();
  await expect(inbox.messages).toHaveCount(3);
  await expect(second.messages).toHaveCount(3);
});

test('a draft survives another chat, a reload and another window', async ({
  page,
  context,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Is tomorrow free?');
  line.customerWrites(boris, 'Hello');
  await open('/inbox');
  await inbox.openChat('Vera');
  await inbox.composer.fill('I will look at the calen');
  await inbox.openChat('Boris');
  await expect(inbox.composer).toHaveValue('');
  await expect(inbox.row('Vera')).toContainText('Draft: I will look at the calen');
  await inbox.openChat('Vera');
  await expect(inbox.composer).toHaveValue('I will look at the calen');
  await inbox.composer.fill('I will look at the calendar now');
  await page.reload();
  await expect(inbox.composer).toHaveValue('I will look at the calendar now');

  const secondWindow = await context.newPage();
  await open('/inbox', secondWindow);
  const second = new InboxPage(secondWindow);
  await second.openChat('Vera');
  await expect(second.composer).toHaveValue('I will look at the calendar now');
  await inbox.send.click();
  await inbox.openChat('Boris');
  // A row shows its draft, or else its last message.
  await expect(inbox.row('Vera')).not.toContainText('Draft');
  await expect(inbox.row('Vera')).toContainText('I will look at the calendar now');
});

test('when the host stops the page says so, and afterwards shows what came in meanwhile', async ({
  desk,
  shell,
  inbox,
  watch,
  connectLine,
  open,
}) => {
  watch.tolerate(nobodyThere);
  const { line } = await connectLine();
  line.customerWrites(vera, 'Is tomorrow free?');
  await open('/inbox');
  await inbox.openChat('Vera');
  await expect(inbox.message('Is tomorrow free?')).toBeVisible();
  await desk.stop();
  await expect(shell.connectionBanner).toBeVisible();
  await expect(inbox.message('Is tomorrow free?')).toBeVisible();
  line.customerWrites(vera, 'Are you there?');
  line.customerWrites(boris, 'Hello');

  await desk.start();
  await expect(shell.connectionBanner).toBeHidden({ timeout: 20_000 });
  await expect(inbox.message('Are you there?')).toBeVisible();
  await expect(inbox.row('Boris')).toBeVisible();
});

test('what is sent while the host is away comes back into the composer, and goes once', async ({
  desk,
  page,
  shell,
  inbox,
  watch,
  connectLine,
  open,
}) => {
  watch.tolerate(nobodyThere);
  const { line } = await connectLine();
  line.customerWrites(vera, 'Is tomorrow free?');
  await open('/inbox');
  await inbox.openChat('Vera');
  await expect(inbox.message('Is tomorrow free?')).toBeVisible();
  await desk.stop();
  await inbox.write('Yes, at three');
  await expect(page.getByRole('alert').filter({ hasText: 'Your text is still here.' })).toBeVisible();
  await expect(inbox.composer).toHaveValue('Yes, at three');
  await desk.start();
  await expect(shell.connectionBanner).toBeHidden({ timeout: 20_000 });
  await inbox.send.click();
  await expect(inbox.message('Yes, at three')).toHaveAttribute('data-status', 'delivered');
  await expect(inbox.messages).toHaveCount(2);
  expect(line.sent.map(({ textMessage }) => textMessage)).toEqual(['Yes, at three']);
});

test('everything is there after a restart, and an address opens its chat', async ({
  desk,
  page,
  inbox,
  watch,
  connectLine,
  open,
}) => {
  watch.tolerate(nobodyThere);
  const { line } = await connectLine();
  line.customerWrites(vera, 'Is tomorrow free?');
  await open('/inbox');
  await inbox.openChat('Vera');
  await inbox.write('Yes, at three');
  await expect(inbox.message('Yes, at three')).toHaveAttribute('data-status', 'delivered');
  await desk.stop();
  await desk.start();
  await page.reload();
  await expect(inbox.message('Is tomorrow free?')).toBeVisible();
  await expect(inbox.message('Yes, at three')).toHaveAttribute('data-status', 'delivered');
  await expect(inbox.row('Vera')).toHaveAttribute('aria-current', 'true');
});
