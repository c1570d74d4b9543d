import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { openDatabase } from '#core/store/open.ts';
import { insertJournalEntry, recordFate } from '#core/store/journal.ts';
import { journalSeqOf } from '#core/store/journal-list.ts';
import { asId, type JournalId } from '#shared/domain/ids.ts';

import type { Desk } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { judgeBothThemes } from './judge-page.ts';
import { watchPlace } from './scroll.ts';

/** Posts to the hook for bookings of the desk; answers the status. */
async function book(desk: Desk, body: unknown): Promise<number> {
  const { bookingHookUrl } = await desk.call('settings.get', {});
  const response = await fetch(bookingHookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return response.status;
}

const visit = {
  externalId: 'a1',
  contact: { name: 'Maria Petrova', phone: '+79990000201' },
  service: 'Haircut',
  startsAt: new Date(Date.now() + 90_000_000).toISOString(),
};

const rows = (page: Page) => page.getByRole('region', { name: 'Events' }).getByRole('link');
const pane = (page: Page) => page.getByRole('complementary', { name: 'The event' });

test('a failed event is found, explained, and replayed; a good one leads to its visit', async ({
  desk,
  page,
  open,
}) => {
  await desk.call('settings.update', { isSetUp: true });
  expect(await book(desk, { ...visit, contact: { name: 'Ann' } })).toBe(422);
  expect(await book(desk, visit)).toBe(202);
  await open('/activity');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Failed', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().click();
  await expect(pane(page)).toContainText('left something out or wrote it wrong: contact.phone');
  await expect(pane(page).getByRole('region', { name: 'As it came' })).toContainText('"name": "Ann"');
  await pane(page).getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('It failed again')).toBeVisible();
  await expect(pane(page)).toContainText('2 times');

  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(rows(page)).toHaveCount(2);
  await rows(page).first().click();
  await pane(page).getByRole('link', { name: 'A visit: Haircut' }).click();
  await expect(page).toHaveURL(/\/bookings\/.+/);
});

test('new events wait behind a button, and all failed ones are replayed at once', async ({
  desk,
  page,
  open,
}) => {
  await desk.call('settings.update', { isSetUp: true });
  await book(desk, visit);
  await open('/activity');
  await expect(rows(page)).toHaveCount(1);
  for (let number = 0; number < 3; number += 1) await book(desk, `broken ${number}`);
  await page.getByRole('button', { name: '3 new events' }).click();
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Replay all failed…' }).click();
  await page
    .getByRole('dialog', { name: 'Replay 3 failed events?' })
    .getByRole('button', { name: 'Replay' })
    .click();
  await expect.poll(async () => (await desk.call('journal.replaying', {})).state).toBe('done');
  const { items } = await desk.call('journal.list', { state: 'failed' });
  expect(items.map(({ attempts }) => attempts)).toEqual([2, 2, 2]);
});

test('with keys alone: J, K, Enter, slash, Escape', async ({ desk, page, open }) => {
  await desk.call('settings.update', { isSetUp: true });
  for (const externalId of ['a1', 'a2', 'a3']) await book(desk, { ...visit, externalId });
  await open('/activity');
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press('j');
  await expect(pane(page)).toContainText('"externalId": "a3"');
  await page.keyboard.press('j');
  await expect(pane(page)).toContainText('"externalId": "a2"');
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(pane(page)).toContainText('"externalId": "a3"');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pane(page)).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(pane(page)).toContainText('"externalId": "a3"');
  await page.keyboard.press('/');
  await page.keyboard.type('"a1"');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('a1');
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('nothing of the kind');
  await expect(page.getByRole('heading', { name: 'No event fits' })).toBeVisible();
  await page.getByRole('link', { name: 'Show everything' }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole('searchbox', { name: 'Search in the events' })).toHaveValue('');
});

test('in a narrow window J only walks, Enter opens the event over the list', async ({ desk, page, open }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await desk.call('settings.update', { isSetUp: true });
  for (const externalId of ['a1', 'a2']) await book(desk, { ...visit, externalId });
  await open('/activity');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'The event' });
  await expect(drawer).toContainText('"externalId": "a1"');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('an export is saved, masked', async ({ desk, page, open }) => {
  await desk.call('settings.update', { isSetUp: true });
  await book(desk, visit);
  await open('/activity');
  // It takes its room above the button, which must not move away between press and release.
  await expect(page.getByText('Sending has not started')).toBeVisible();
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export events for support' });
  await dialog.getByRole('button', { name: 'Write the file' }).click();
  await expect(dialog).toContainText('The file holds 1 event');
  const saving = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Save the file' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^deskbell-events-\d{4}-\d{2}-\d{2}\.jsonl$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('"service":"[7 characters]"');
  expect(text).not.toMatch(/Maria|9990000201/);
});

test('the text for support is shown before it is saved', async ({ desk, page, open }) => {
  await desk.call('settings.update', { isSetUp: true });
  await open('/activity/diagnostics');
  await page.getByRole('button', { name: 'Make the text' }).click();
  const preview = page.getByRole('region', { name: 'The text, all of it' });
  await expect(preview).toContainText('== Database');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const file = await saving;
  expect(readFileSync(await file.path(), 'utf8')).toBe(await preview.textContent());
});

test('the log opens a line', async ({ desk, page, open }) => {
  await desk.call('settings.update', { isSetUp: true });
  await open('/activity/log');
  const line = page
    .getByRole('list', { name: 'Lines of the log' })
    .getByRole('listitem')
    .filter({ hasText: 'ready' });
  await line.getByText('ready').click();
  await expect(line).toContainText('ingressPort');
});

test.describe('axe finds nothing serious', () => {
  test.use({ colorScheme: 'light' });

  test('in the events, an open one, the dialogs, the log, the text for support', async ({
    desk,
    page,
    open,
  }) => {
    test.setTimeout(120_000);
    await desk.call('settings.update', { isSetUp: true });
    await open('/activity');
    await expect(page.getByRole('heading', { name: 'Nothing has come in yet' })).toBeVisible();
    await expectAccessible(page);
    await book(desk, visit);
    await expect(rows(page)).toHaveCount(1);
    await book(desk, 'broken');
    await expect(page.getByRole('button', { name: '1 new event' })).toBeVisible();
    await page.keyboard.press('j');
    await expect(pane(page)).toContainText('"externalId": "a1"');
    await expect(pane(page).getByRole('link', { name: 'A visit: Haircut' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('link', { name: 'Log' }).click();
    await expect(page.getByRole('list', { name: 'Lines of the log' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'For support' }).click();
    await page.getByRole('button', { name: 'Make the text' }).click();
    await expect(page.getByRole('region', { name: 'The text, all of it' })).toBeVisible();
    await expectAccessible(page);
  });
});

async function expectAccessible(page: Page): Promise<void> {
  expect(await judgeBothThemes(page)).toEqual([]);
}

test('thousands of events are scrolled to their beginning; a new one moves nothing', async ({
  desk,
  page,
  open,
}) => {
  // Fifteen pages.
  const count = 3000;
  await desk.call('settings.update', { isSetUp: true });
  await desk.stop();
  fill(desk, count);
  await desk.start();
  await open('/activity');
  const list = page.getByRole('region', { name: 'Events' });
  await expect(rows(page).first()).toContainText(`"number":${count - 1},`);

  await list.evaluate((element) => {
    element.scrollTop = 3000;
  });
  const inSight = rows(page).filter({ hasText: `"number":${count - 60},` });
  await expect(inSight).toBeVisible();
  const movement = await watchPlace(inSight);
  await book(desk, 'broken');
  await expect(page.getByRole('button', { name: '1 new event' })).toBeVisible();
  expect(await movement()).toBe(0);

  // The end is reached by scrolling, page after page; few rows are ever drawn.
  const toEnd = () =>
    list.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
  await expect
    .poll(
      async () => {
        await toEnd();
        return rows(page).last().textContent();
      },
      { timeout: 30_000, intervals: [30] },
    )
    .toContain('"number":0,');
  await expect(list.getByText('This is where it begins.')).toBeInViewport();
  expect(await rows(page).count()).toBeLessThan(60);
});

/** Writes events into the folder of a desk that is stopped. */
function fill(desk: Desk, count: number): void {
  const { store } = openDatabase(join(desk.folder, 'deskbell.db'));
  store.write((db) => {
    for (let number = 0; number < count; number += 1) {
      const id = asId<JournalId>(`event-${number}`);
      insertJournalEntry(db, {
        id,
        channelId: null,
        source: 'webhook',
        receivedAt: Date.now() - (count - number) * 1000,
        body: Buffer.from(
          JSON.stringify({ number, typeWebhook: 'incomingMessageReceived', text: 'x'.repeat(500) }),
        ),
      });
      recordFate(
        db,
        journalSeqOf(db, id) ?? 0,
        { state: 'done', reason: null, eventType: 'incomingMessageReceived' },
        1,
      );
    }
  });
  store.close();
}
