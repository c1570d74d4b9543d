import { expect, test } from './fixtures.ts';
import type { Desk } from './desk.ts';

const hour = 3_600_000;

/** A visit so many hours from now; nobody keeps quiet hours, so that the time of day of a run does not matter. */
async function book(desk: Desk, name: string, phone: string, inHours: number): Promise<void> {
  await desk.call('settings.update', { business: { name: 'Blue Door Studio', quietHours: null } });
  await desk.call('bookings.save', {
    contact: { name, phone },
    service: 'Haircut',
    startsAt: new Date(Date.now() + inHours * hour).toISOString(),
  });
}

test('nothing leaves before "Start sending", which first shows the messages in full', async ({
  desk,
  page,
  outbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  await book(desk, 'Maria Petrova', '+79990000201', 50);
  await open('/inbox');
  await expect(outbox.banner).toContainText('3 messages wait.');
  await outbox.banner.getByRole('link', { name: 'Look and start' }).click();

  await expect(outbox.startDialog).toContainText('3 messages wait.');
  await expect(outbox.startDialog).toContainText('1 of them is due already and leaves at once.');
  await expect(outbox.startDialog.getByText('Your visit to Blue Door Studio is booked.')).toBeVisible();
  expect(line.sent).toEqual([]);
  await outbox.startDialog.getByRole('button', { name: 'Start sending' }).click();

  await expect(outbox.sending).toContainText('Sending runs');
  await expect(outbox.row('Maria Petrova', 'Confirmation')).toBeHidden();
  await expect(outbox.row('Maria Petrova', 'Reminder, 24 hours before')).toBeVisible();
  await outbox.openHistory();
  await expect(outbox.row('Maria Petrova', 'Confirmation')).toContainText(/Delivered|Read/);
  expect(line.sent.map(({ textMessage }) => textMessage)).toEqual([
    expect.stringMatching(/^Hello Maria! Your visit to Blue Door Studio is booked\.\n/),
  ]);
  await page.goBack();
  await expect(outbox.row('Maria Petrova', 'Reminder, 24 hours before')).toBeVisible();
});

test('the bubble of an automatic message names its rule', async ({
  desk,
  page,
  inbox,
  connectLine,
  open,
}) => {
  await connectLine();
  await desk.call('sending.start', {});
  await book(desk, 'Maria Petrova', '+79990000201', 50);
  await open('/inbox');
  await page.getByRole('tab', { name: 'All' }).click();
  await inbox.openChat('Maria Petrova');
  await expect(inbox.message('is booked')).toContainText('Confirmation');
});

test('a message is edited, moved, left out and put back', async ({
  desk,
  page,
  outbox,
  connectLine,
  open,
}) => {
  await connectLine();
  await book(desk, 'Maria Petrova', '+79990000201', 50);
  await open('/outbox');
  const row = outbox.row('Maria Petrova', 'Reminder, 24 hours before');
  await outbox.openMenu(row, 'Edit the text');
  const field = row.getByRole('textbox', { name: 'Text for Maria Petrova' });
  await expect(field).toBeFocused();
  await field.fill('Bring a towel.');
  await field.press('Control+Enter');
  await expect(row).toContainText('Changed by hand');
  await expect(row).toContainText('Bring a towel.');

  await row.getByRole('button', { name: 'Edit the text' }).click();
  await row.getByRole('button', { name: 'The template’s words again' }).click();
  await expect(row).not.toContainText('Bring a towel.');

  await row.getByRole('button', { name: 'Do not send' }).click();
  await expect(row).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();

  await outbox.openMenu(row, 'Do not send');
  await expect(row).toBeHidden();
  await outbox.openHistory();
  await outbox.line(row).click();
  await expect(row).toContainText('Left out by hand');
  await row.getByRole('button', { name: 'Put back' }).click();
  await expect(row).toBeHidden();
  const { items } = await desk.call('outbox.list', { part: 'waiting' });
  expect(items.map(({ ruleId }) => ruleId)).toContain('day-before');
});

test('one message leaves on its own while everything else waits', async ({
  desk,
  outbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  await book(desk, 'Maria Petrova', '+79990000201', 50);
  await open('/outbox');
  await outbox.openMenu(outbox.row('Maria Petrova', 'Reminder, 24 hours before'), 'Send now');
  const dialog = outbox.page.getByRole('dialog', { name: 'Send it to Maria Petrova now?' });
  await expect(dialog).toContainText('It goes alone: everything else keeps waiting.');
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await expect(outbox.row('Maria Petrova', 'Reminder, 24 hours before')).toBeHidden();
  await expect.poll(() => line.sent.length).toBe(1);
  await expect(outbox.sending).toContainText('Sending has not started');
});

test('with keys alone: unfold, edit, pause from anywhere', async ({
  desk,
  page,
  shell,
  outbox,
  connectLine,
  open,
}) => {
  await connectLine();
  await desk.call('sending.start', {});
  await book(desk, 'Maria Petrova', '+79990000201', 50);
  await open('/outbox');
  const row = outbox.row('Maria Petrova', 'Reminder, 24 hours before');
  await outbox.line(row).focus();
  await page.keyboard.press('Enter');
  await expect(outbox.line(row)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(row.getByRole('button', { name: 'Edit the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row.getByRole('textbox')).toBeHidden();

  await shell.openPalette();
  await page.keyboard.type('until I resume');
  await page.keyboard.press('Enter');
  await expect(outbox.sending).toContainText('Paused until you resume');
  await expect.poll(async () => (await desk.call('health.get', {})).sending).toBe('paused');
});
