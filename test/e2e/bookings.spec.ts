import { expect, test } from './fixtures.ts';
import type { Desk } from './desk.ts';
import { BookingsPage } from './pages/bookings.ts';
import { watchPlace } from './scroll.ts';

const hour = 3_600_000;
const day = 24 * hour;
const anna = { phone: '79990000301', name: 'Anna' };

/** A visit that begins so many milliseconds from now. */
async function book(desk: Desk, name: string, phone: string, inTime: number, service = 'Haircut') {
  const startsAt = new Date(Date.now() + inTime).toISOString();
  return desk.call('bookings.save', { source: 'manual', contact: { name, phone }, service, startsAt });
}

/** Nobody keeps quiet hours, so that the time of day of a run does not matter; messages go out. */
async function startSending(desk: Desk): Promise<void> {
  await desk.call('settings.update', { business: { quietHours: null } });
  await desk.call('sending.start', {});
}

test('a visit typed in one line is understood as it is typed, saved with Enter, and confirmed to the customer', async ({
  desk,
  page,
  connectLine,
  open,
}) => {
  const bookings = new BookingsPage(page);
  const { line } = await connectLine();
  await startSending(desk);
  await open('/bookings');
  await expect(page.getByRole('heading', { name: 'No visits yet' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(bookings.line).toBeFocused();
  await page.keyboard.type('Anna +7 999 000-03-01 tomorrow 15:00 haircut 45€');
  await expect(bookings.panel).toContainText('+7 999 000 03 01');
  await expect(bookings.panel).toContainText('Tomorrow, 15:00');
  await expect(bookings.panel).toContainText('haircut');
  await expect(bookings.panel).toContainText('€45');
  await page.keyboard.press('Enter');

  await expect(bookings.toast).toContainText(/Anna: tomorrow 15:00\..*Confirmation \(now\)/);
  await expect(bookings.visit(/15:00, Anna, haircut, Booked/)).toBeVisible();
  await expect(bookings.line).toHaveValue('');
  await expect(bookings.line).toBeFocused();
  await expect.poll(() => line.sent.map(({ chatId }) => chatId)).toEqual([`${anna.phone}@c.us`]);
  await expect(bookings.visit(/Anna, haircut, Booked, 1 sent/)).toBeVisible();
});

test('what is missing is asked for, with the cursor in the first field', async ({
  page,
  connectLine,
  open,
}) => {
  const bookings = new BookingsPage(page);
  await connectLine();
  await open('/bookings');
  await bookings.add('Anna +7 999 000-03-01 tomorrow haircut');
  await expect(bookings.panel).toContainText('no time');
  const time = page.getByLabel('Time', { exact: true });
  await expect(time).toBeFocused();
  await time.fill('16:30');
  await page.keyboard.press('Enter');
  await expect(bookings.visit(/16:30, Anna, haircut/)).toBeVisible();
});

test('a cancelled visit is asked about, told to the customer, and can be taken back', async ({
  desk,
  page,
  connectLine,
  open,
}) => {
  const bookings = new BookingsPage(page);
  const { line } = await connectLine();
  await startSending(desk);
  await book(desk, 'Anna', `+${anna.phone}`, 2 * day);
  await expect.poll(() => line.sent.length).toBe(1);
  await open('/bookings');
  await bookings.visit(/Anna/).click();
  await bookings.act('Cancel visit');
  const dialog = bookings.dialog('Cancel this visit?');
  await expect(dialog).toContainText('The customer gets “Booking cancelled”.');
  await dialog.getByRole('button', { name: 'Cancel visit' }).click();
  // The offer to take it back waits for the pointer that rests on it.
  await bookings.toast.hover();
  await expect(bookings.visit(/Anna, Haircut, Cancelled/)).toBeVisible();
  await expect.poll(() => line.sent.length).toBe(2);
  await expect(bookings.card).toContainText('Delivered');
  await bookings.toast.getByRole('button', { name: 'Undo' }).click();
  await expect(bookings.visit(/Anna, Haircut, Booked/)).toBeVisible();
  await expect(bookings.card).toContainText('State: booked → cancelled');
});

test('an answer that is not understood becomes a card in the chat, and the visit beside it follows', async ({
  desk,
  page,
  inbox,
  connectLine,
  open,
}) => {
  const bookings = new BookingsPage(page);
  const { line } = await connectLine();
  await startSending(desk);
  const confirmation = (await desk.call('rules.list', {})).items.find(
    ({ trigger }) => trigger.kind === 'created',
  );
  if (!confirmation) throw new Error('There is no rule that confirms.');
  const { id, name, trigger, templateId, conditions, exemptFromQuietHours, usefulness } = confirmation;
  await desk.call('rules.save', {
    ...{ id, name, trigger, templateId, conditions, exemptFromQuietHours, usefulness },
    asksForAnswer: true,
    enabled: true,
  });
  await book(desk, 'Anna', `+${anna.phone}`, 2 * day);
  await expect.poll(() => line.sent.length).toBe(1);
  await open('/inbox');
  await inbox.openChat('Anna');
  await expect(bookings.besideChat).toContainText('Asked');

  line.customerWrites(anna, 'hmm, could be, I have to look');
  await expect(bookings.replyCard).toContainText('Is this about Haircut');
  await expect(bookings.replyCard).toContainText('hmm, could be, I have to look');
  await expect(bookings.besideChat).toContainText('Unclear answer');
  await bookings.replyCard.getByRole('button', { name: 'Confirm' }).click();
  await expect(bookings.replyCard).toBeHidden();
  await expect(bookings.besideChat).toContainText('Confirmed');
});

test('earlier days come above without moving what is read, and more of them by scrolling', async ({
  desk,
  page,
  connectLine,
  open,
}) => {
  test.setTimeout(120_000);
  const bookings = new BookingsPage(page);
  await connectLine();
  for (let past = 1; past <= 120; past += 1)
    await book(desk, `Guest ${past}`, `+7999000${String(1000 + past)}`, -past * day);
  for (let coming = 1; coming <= 12; coming += 1)
    await book(desk, `Guest 0${coming}`, `+7999000${String(2000 + coming)}`, coming * day);
  await open('/bookings');
  const next = bookings.visit(/Guest 01,/);
  await expect(next).toBeVisible();
  // The line above the page that says so takes its room first.
  await expect(page.getByText(/Sending has not started/)).toBeVisible();
  const movement = await watchPlace(next);
  await page.getByRole('button', { name: 'Earlier days' }).click();
  // Until the earlier ones are here there is nothing above to scroll to.
  await expect.poll(() => bookings.agenda.evaluate((region) => region.scrollTop)).toBeGreaterThan(1000);
  await expect(next).toBeInViewport();
  expect(await movement()).toBeLessThanOrEqual(2);
  await bookings.agenda.hover();
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, -1500);
        return bookings.visit(/Guest 120,/).count();
      },
      { intervals: [50] },
    )
    .toBe(1);
  await page.keyboard.press('t');
  await expect(bookings.agenda.getByRole('heading', { name: /^Today/ })).toBeInViewport();
});

test('with keys alone: from the inbox to a moved visit, and through the week', async ({
  desk,
  page,
  connectLine,
  open,
}) => {
  const bookings = new BookingsPage(page);
  await connectLine();
  await book(desk, 'Anna', `+${anna.phone}`, 2 * day);
  await book(desk, 'Boris', '+79990000302', 3 * day, 'Manicure');
  await open('/inbox');
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  // In one go: the second key counts only for a moment after the first.
  await Promise.all([page.keyboard.press('g'), page.keyboard.press('b')]);
  await expect(bookings.visit(/Anna/)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(bookings.card).toContainText('Boris');
  await page.keyboard.press('k');
  await expect(bookings.card).toContainText('Anna');

  await bookings.card.getByRole('button', { name: 'Move' }).focus();
  await page.keyboard.press('Enter');
  const dialog = bookings.dialog('Move the visit');
  await expect(dialog.getByLabel('Day')).toBeFocused();
  await dialog.getByLabel('Time').fill('10:20');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(bookings.visit(/10:20, Anna/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bookings.card).toBeHidden();

  await page.keyboard.press('v');
  await expect(bookings.week).toBeVisible();
  const thisWeek = await bookings.week.getAttribute('aria-label');
  await page.keyboard.press(']');
  await expect(bookings.week).not.toHaveAttribute('aria-label', thisWeek ?? '');
  await page.keyboard.press('t');
  await expect(bookings.week).toHaveAttribute('aria-label', thisWeek ?? '');
});
