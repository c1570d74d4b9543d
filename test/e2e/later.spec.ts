import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { nobodyThere } from './watch.ts';

/** The file of a screen, by the beginning of its name. */
const fileOf = (screen: string) => new RegExp(`/assets/${screen}-[^/]+\\.js$`);
const notLoaded = 'This part of Deskbell did not load';

test('a screen that cannot be fetched says so and comes when it is asked for again', async ({
  page,
  shell,
  rules,
  watch,
  connectPractice,
  open,
}) => {
  watch.tolerate(/net::ERR_FAILED/);
  await connectPractice();
  await page.route(fileOf('rules-screen'), (route) => route.abort());
  await open('/inbox');
  await shell.screen('Rules').click();
  await expect(page.getByRole('heading', { name: notLoaded })).toBeVisible();
  await expect(shell.screen('Rules')).toHaveAttribute('aria-current', 'page');
  await page.unroute(fileOf('rules-screen'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rules.title).toBeVisible();
});

test('a screen that was asked for while the host was away comes when it is back', async ({
  page,
  desk,
  shell,
  rules,
  watch,
  connectPractice,
  open,
}) => {
  watch.tolerate(nobodyThere);
  await connectPractice();
  await open('/inbox');
  await expect(shell.screen('Rules')).toBeVisible();
  await desk.stop();
  await shell.screen('Rules').click();
  await expect(page.getByRole('heading', { name: notLoaded })).toBeVisible();
  await desk.start();
  await expect(rules.title).toBeVisible();
});

test('when another version has taken the place of the page’s files, trying again loads the page anew', async ({
  page,
  shell,
  rules,
  watch,
  connectPractice,
  open,
}) => {
  watch.tolerate(/404/);
  await connectPractice();
  let isOldPage = true;
  await page.route(fileOf('rules-screen'), (route) =>
    isOldPage ? route.fulfill({ status: 404 }) : route.continue(),
  );
  await open('/inbox');
  await shell.screen('Rules').click();
  await expect(page.getByRole('heading', { name: notLoaded })).toBeVisible();
  page.once('framenavigated', () => {
    isOldPage = false;
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rules.title).toBeVisible();
  await expect(page).toHaveURL(/\/rules$/);
});

test('keys that are pressed while a screen is on its way reach it', async ({
  page,
  inbox,
  shell,
  connectPractice,
  open,
}) => {
  await connectPractice();
  const release = await holdBack(page, 'inbox-screen');
  await open('/inbox');
  await expect(shell.screen('Inbox')).toBeVisible();
  await expect(page.getByRole('main').getByRole('status')).toBeAttached();
  await page.keyboard.press('/');
  release();
  await expect(inbox.search).toBeFocused();
});

test('a screen is fetched as soon as the pointer or the focus is on its entry', async ({
  page,
  shell,
  rules,
  connectPractice,
  open,
}) => {
  await connectPractice();
  await open('/inbox');
  const hovered = page.waitForRequest(fileOf('rules-screen'));
  await shell.screen('Rules').hover();
  await hovered;
  const focused = page.waitForRequest(fileOf('activity-screen'));
  await shell.screen('Activity').focus();
  await focused;
  await shell.screen('Rules').click();
  await expect(rules.title).toBeVisible();
});

test('a page loads the words of one language, the next time at once those of the settings', async ({
  page,
  desk,
  connectPractice,
  open,
}) => {
  await connectPractice();
  const words: string[] = [];
  page.on('request', (request) => {
    const name = /\/assets\/(english|russian)-/.exec(request.url())?.[1];
    if (name !== undefined) words.push(name);
  });
  await open('/inbox');
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  expect(words).toEqual(['english']);
  await desk.call('settings.update', { interface: { language: 'ru' } });
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  expect(words).toEqual(['english', 'russian']);
  words.length = 0;
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  expect(words).toEqual(['russian']);
});

/** Lets the file of a screen wait until the function that comes back is called. */
async function holdBack(page: Page, screen: string): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(fileOf(screen), async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
