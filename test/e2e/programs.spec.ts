import { expect, test } from './fixtures.ts';
import { judgeBothThemes, judgePage } from './judge-page.ts';

const fields = { phone: '+49 151 12345678' };

test('a sample visit is sent, seen in the list and removed, by keyboard alone', async ({
  page,
  desk,
  connectLine,
  open,
}) => {
  await connectLine();
  await open('/connections/health');
  await page.getByRole('link', { name: 'Other programs' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your address for bookings' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Phone' }).focus();
  await page.keyboard.type(fields.phone);
  await page.keyboard.press('Enter');
  const answer = page.getByRole('region', { name: 'The answer', exact: true });
  await expect(answer).toContainText('Taken: another program would be told this');
  await expect(answer.getByRole('group', { name: 'The visit in your list' })).toContainText(
    'Anna Weber, Haircut',
  );
  const { items } = await desk.call('bookings.list', {});
  expect(items).toMatchObject([{ source: 'hook', phone: '+4915112345678', service: 'Haircut' }]);
  await answer.getByRole('button', { name: 'Remove it' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The sample visit is gone.')).toBeVisible();
  expect((await desk.call('bookings.list', {})).items).toEqual([]);
});

test('what a program would be told about a mistake is shown, and where the mistake is', async ({
  page,
  connectLine,
  open,
}) => {
  await connectLine();
  await open('/connections/programs');
  await page.getByRole('textbox', { name: 'Phone' }).fill('12');
  await page.getByRole('button', { name: 'Send a sample visit' }).click();
  await expect(page.getByRole('region', { name: 'The answer: 422' })).toContainText('contact.phone');
  await expect(page.getByText('This is no phone number. It begins with')).toBeVisible();
});

test('the example that is copied really sends a booking; the secret stands nowhere on the page', async ({
  page,
  context,
  desk,
  connectLine,
  open,
}) => {
  await connectLine();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('/connections/programs');
  await page.getByText('Examples', { exact: true }).click();
  await page.getByText('JavaScript', { exact: true }).click();
  await page.getByRole('button', { name: 'Copy the example' }).click();
  const { bookingHookUrl } = await desk.call('settings.get', {});
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain(bookingHookUrl);
  const example = await copied();
  expect(await page.locator('body').innerText()).not.toContain(bookingHookUrl.split('/').at(-1));
  const said: unknown[] = [];
  const log = (...words: unknown[]) => said.push(...words);
  // What is run is our own example.
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
  await new Function('console', `return (async () => {${example}})()`)({ log });
  expect(said[0]).toBe(202);
  expect((await desk.call('bookings.list', {})).items).toMatchObject([{ externalId: 'R-2041' }]);
});

test('axe finds nothing on the page of other programs', async ({ page, connectLine, open }) => {
  await connectLine();
  await open('/connections/programs');
  await page.getByRole('textbox', { name: 'Phone' }).fill(fields.phone);
  await page.getByRole('button', { name: 'Send a sample visit' }).click();
  await expect(page.getByRole('button', { name: 'Remove it' })).toBeVisible();
  for (const part of ['Fields', 'Examples', 'Answers']) {
    await page.getByText(part, { exact: true }).click();
    await expect(page.getByRole('radio', { name: part })).toBeChecked();
    expect(await judgeBothThemes(page), part).toEqual([]);
  }
});

test('the public page about the hooks is readable on a phone, in both themes and languages', async ({
  browser,
  desk,
}) => {
  const { bookingHookUrl } = await desk.call('settings.get', {});
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await phone.newPage();
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  for (const [language, title] of [
    ['en', 'Addresses for other programs'],
    ['ru', 'Адреса для других программ'],
  ] as const) {
    await page.goto(`${new URL(bookingHookUrl).origin}/docs?lang=${language}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await judgePage(page), `${language}, ${colorScheme}`).toEqual([]);
    }
  }
  expect(new Set(loaded)).toEqual(new Set(['/docs']));
  await phone.close();
});
