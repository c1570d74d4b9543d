import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ desk, connectLine }) => {
  await connectLine();
  await desk.call('settings.update', { business: { name: 'Blue Door Studio', quietHours: null } });
  await desk.call('bookings.save', {
    contact: { name: 'Maria Petrova', phone: '+79990000201' },
    service: 'Haircut',
    startsAt: new Date(Date.now() + 50 * 3_600_000).toISOString(),
  });
});

test('a rule is switched off after a look at what is then not sent', async ({ desk, rules, open }) => {
  await open('/rules');
  await expect(rules.rule('24 hours before the visit')).toContainText('1 waits');
  await rules.toggle('Rule is on: Reminder, 24 hours before');
  await expect(rules.changes).toContainText('1 message is not sent');
  await expect(rules.changes).toContainText('Maria Petrova');
  await rules.changes.getByRole('button', { name: 'Save' }).click();
  await expect(rules.rule('24 hours before the visit')).not.toContainText('waits');
  const { items } = await desk.call('outbox.list', { part: 'waiting' });
  expect(items.map(({ ruleId }) => ruleId).toSorted()).toEqual(['confirmation', 'two-hours-before']);
});

test('a rule is tried while it is edited, and moves its messages when it is saved', async ({
  desk,
  page,
  rules,
  open,
}) => {
  await open('/rules');
  await rules.rule('24 hours before the visit').getByRole('link').click();
  await expect(rules.trial).toContainText('1 message to 1 customer');
  await page.getByRole('textbox', { name: 'How long' }).fill('5');
  await page.getByRole('textbox', { name: 'Name of the rule' }).fill('Afternoon call');
  await rules.trial.getByRole('button', { name: /Maria Petrova/ }).click();
  await expect(rules.trial.getByRole('link', { name: /Haircut/ })).toHaveAttribute('href', /\/bookings\//);
  await rules.save.click();
  await expect(rules.changes).toContainText('1 message moves');
  await rules.changes.getByRole('button', { name: 'Save' }).click();
  await expect(rules.rule('5 hours before the visit')).toContainText('Afternoon call');
  const { items } = await desk.call('outbox.list', { part: 'waiting' });
  expect(items.map(({ ruleName }) => ruleName)).toContain('Afternoon call');
});

test('a rule of one’s own is added for one service, and removed', async ({ page, rules, open }) => {
  await open('/rules');
  await page.getByRole('link', { name: 'New rule' }).click();
  await page.getByRole('combobox', { name: 'It leaves' }).click();
  await page.getByRole('option', { name: 'The day before, at a clock time' }).click();
  await page.getByLabel('Time', { exact: true }).fill('18:30');
  await page.getByRole('combobox', { name: 'Services' }).fill('Massage');
  await page.keyboard.press('Enter');
  await expect(rules.trial).toContainText('1 visit: The rule is for other services');
  await page.getByRole('button', { name: 'Add the rule' }).click();
  await expect(rules.rule('The day before, at 18:30')).toContainText('Only for Massage');
  await rules.rule('The day before, at 18:30').getByRole('link').click();
  await page.locator('form').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(rules.rule('The day before, at 18:30')).toBeHidden();
  await expect(rules.title).toBeVisible();
});

test('words and automatic answers are kept', async ({ desk, page, rules, open }) => {
  await open('/rules/replies');
  const cancel = page.getByRole('combobox', { name: 'Cancels the visit' });
  await cancel.fill('Ok');
  await cancel.press('Enter');
  await expect(page.getByText('“Ok” already means: Confirms the visit.')).toBeVisible();
  await cancel.press('Backspace');
  await cancel.fill('never');
  await cancel.press('Enter');
  await expect.poll(async () => (await desk.call('replies.get', {})).words.cancel).toContain('never');
  await rules.toggle('Send it: Away');
  await expect(page.getByText(/No opening hours are set/)).toBeVisible();
  await page.getByRole('button', { name: 'Add an answer' }).click();
  await page.getByRole('combobox', { name: 'Words' }).fill('price');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await desk.call('replies.get', {})).keywords.map(({ words }) => words))
    .toEqual([['price']]);
});
