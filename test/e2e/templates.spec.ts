import { expect, test as base } from './fixtures.ts';
import { judgeBothThemes } from './judge-page.ts';
import { TemplatesPage } from './pages/templates.ts';

const test = base.extend<{ templates: TemplatesPage }>({
  templates: async ({ page }, use) => use(new TemplatesPage(page)),
});

const vera = { phone: '79990000101', name: 'Vera' };
const tomorrow = () => new Date(Date.now() + 24 * 60 * 60_000).toISOString();

test('a text is changed by keyboard alone: found, completed, saved', async ({
  page,
  desk,
  templates,
  connectLine,
  open,
}) => {
  await connectLine();
  await open('/templates');
  await templates.row('Reminder two hours before').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('two hours');
  await page.keyboard.press('Enter');
  await expect(templates.name).toHaveValue('Reminder two hours before');
  await templates.write('\nSee you, {{ cus');
  await expect(templates.suggestions).toBeVisible();
  // They follow every letter at once: the arrow right after the last one is theirs.
  await page.keyboard.type('t');
  await page.keyboard.press('ArrowDown');
  await expect(templates.suggestions.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('Enter');
  // The words for an unknown name are selected: typing replaces them.
  await page.keyboard.type('dear guest');
  await expect(templates.preview).toContainText('See you, Anna');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const { items } = await desk.call('templates.list', {});
  expect(items.find(({ id }) => id === 'shipped-reminder-hours')?.texts.en).toMatch(
    /\nSee you, \{\{ customer\.first_name \| default: "dear guest" \}\}$/,
  );
});

test('an unknown variable cannot be saved, is marked at its place, and is put right with a click', async ({
  page,
  templates,
  connectLine,
  open,
}) => {
  await connectLine();
  await open('/templates/shipped-thanks');
  await templates.write(' {{ busines.name }}');
  await expect(templates.problems).toContainText('Did you mean “Name of the shop”?');
  await expect(templates.save).toBeDisabled();
  await expect(page.getByText('There is 1 error to put right first.')).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toHaveText('busines.name');
  await expect(templates.language('English')).toContainText('1 error');
  await templates.problems.getByRole('button', { name: 'Use “Name of the shop”' }).click();
  await expect(templates.problems).toHaveCount(0);
  await templates.save.click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('the preview shows a real visit with its formatting, and names what is empty', async ({
  page,
  desk,
  templates,
  connectLine,
  open,
}) => {
  await connectLine();
  await desk.call('bookings.save', {
    contact: { name: 'Vera Stone', phone: '+79990000101' },
    service: 'pedicure',
    startsAt: tomorrow(),
  });
  await open('/templates/shipped-created');
  await page.getByRole('combobox', { name: 'Shown for' }).click();
  await page.getByRole('option', { name: /^Vera Stone/ }).click();
  await expect(templates.preview).toContainText('Hello Vera!');
  await expect(templates.preview).toContainText('Pedicure');
  await expect(templates.preview.locator('strong').first()).toBeVisible();
  await expect(templates.previewPane).toContainText('Nothing is left empty');
  await templates.write('\nYours {{ staff.name }}');
  await expect(templates.previewPane).toContainText('Empty here: Who serves');
});

test('a test goes to a phone of one’s own', async ({ page, templates, connectLine, open }) => {
  const { line } = await connectLine();
  await open('/templates/shipped-moment');
  await page.getByRole('textbox', { name: 'Your phone' }).fill('+7 999 000-01-01');
  await templates.previewPane.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('link', { name: 'Open the chat' }).click();
  await expect(page).toHaveURL(/\/inbox\//);
  await expect
    .poll(() => line.sent.map(({ textMessage }) => textMessage))
    .toEqual(['One moment, please, I am checking.']);
});

test('what was written is kept over a reload, and an undo brings the version before', async ({
  page,
  desk,
  templates,
  connectLine,
  open,
}) => {
  await connectLine();
  await open('/templates/shipped-moment');
  await templates.write(' Really.');
  await expect(templates.row('One moment')).toContainText('Not saved');
  await page.reload();
  await expect(templates.text('English')).toContainText('Really.');
  await templates.save.click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await templates.menu('Go back to the version before');
  await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await expect(templates.text('English')).toHaveText('One moment, please, I am checking.');
  const { items } = await desk.call('templates.list', {});
  expect(items.find(({ id }) => id === 'shipped-moment')?.texts.en).toBe(
    'One moment, please, I am checking.',
  );
});

test('a quick reply of one’s own is written, picked with / and sent', async ({
  page,
  templates,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Where are you?');
  await open('/templates');
  await page.getByRole('button', { name: 'New text' }).first().click();
  await page.getByRole('menuitem', { name: 'Quick reply' }).click();
  await templates.name.fill('Parking');
  await templates.write('Park behind the house, ');
  await templates.variable('Customer', 'First name').click();
  await page.keyboard.type('dear guest');
  await templates.save.click();
  await expect(templates.row('Parking')).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await open('/inbox');
  await inbox.openChat('Vera');
  await inbox.composer.click();
  await page.keyboard.type('/park');
  await expect(page.getByRole('option', { name: /Parking/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(inbox.composer).toHaveValue('Park behind the house, Vera');
  await page.keyboard.press('Enter');
  await expect(inbox.message('Park behind the house, Vera')).toHaveAttribute('data-status', 'delivered');
});

test.describe('axe finds nothing serious, in the light theme and in the dark one', () => {
  // A dialog that is still fading in is judged by colours that nobody is meant to read.
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

  test('of the texts', async ({ page, templates, connectLine, open }) => {
    await connectLine();
    await open('/templates');
    await expect(templates.row('Booking confirmed')).toBeVisible();
    // The suggestions scroll with the arrows, from the field that has the focus: axe knows that of comboboxes only.
    const judge = async () => {
      expect(await judgeBothThemes(page, ['scrollable-region-focusable'])).toEqual([]);
    };
    await judge();
    await templates.openText('Booking confirmed');
    await expect(templates.preview).toBeVisible();
    await judge();
    await templates.write('\n{{ staff.name }} {{ nobody }} {{ vis');
    await expect(templates.problems.first()).toBeVisible();
    await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
    await expect(templates.suggestions).toBeVisible();
    await judge();
    await page.keyboard.press('Escape');
    await expect(templates.suggestions).toBeHidden();
    await judge();
  });
});
