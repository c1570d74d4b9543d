import { expect, person, test, wanted } from './long-chat.ts';
import { largestJump, movement, rest } from './scroll.ts';

test('a chat of 50,000 messages opens at its end at once', async ({ inbox, open }) => {
  await open('/inbox');
  await inbox.row(person.name).click();
  await expect(inbox.message('see you tomorrow')).toBeInViewport();
  expect(await inbox.messages.count()).toBeLessThan(120);
});

test('reading back through many pages never moves what is being read', async ({ page, inbox, open }) => {
  test.setTimeout(150_000);
  let pages = 0;
  page.on('response', (response) => {
    if (response.url().endsWith('/api/messages.list')) pages += 1;
  });
  await open('/inbox');
  await inbox.openChat(person.name);
  await expect(inbox.message('see you tomorrow')).toBeInViewport();
  // A chat keeps to its end until it is drawn; nobody reads up within the same breath.
  await rest(inbox.scroller);
  const jump = await largestJump(inbox.scroller, { steps: 200, distance: 500 });
  expect(pages, 'pages that were loaded on the way').toBeGreaterThan(15);
  expect(jump.words, 'the largest movement that nobody asked for').toBe('');
  expect(await inbox.messages.count(), 'bubbles in the page').toBeLessThan(120);
});

test('while one reads further up a new message waits below and moves nothing', async ({
  line,
  inbox,
  open,
}) => {
  await open('/inbox');
  await inbox.openChat(person.name);
  await expect(inbox.message('see you tomorrow')).toBeInViewport();
  await largestJump(inbox.scroller, { steps: 8, distance: 500 });
  const moved = await movement(inbox.scroller);
  line.customerWrites(person, 'One more thing');
  await expect(inbox.toNewest).toContainText('1 new message');
  expect(await moved(), 'the movement of what is read, in pixels').toBeLessThan(1);
  await expect(inbox.row(person.name)).toContainText('1 unread message');
  await inbox.toNewest.click();
  await expect(inbox.message('One more thing')).toBeInViewport();
  await expect(inbox.row(person.name)).not.toContainText('unread');
});

test('a search leads to a message of years ago, and one press back to the newest', async ({
  inbox,
  page,
  open,
}) => {
  test.setTimeout(150_000);
  await open('/inbox');
  await inbox.search.fill('blue umbrella');
  await page.getByRole('button', { name: wanted }).click();
  await expect(inbox.message(wanted)).toBeInViewport();
  await expect(inbox.scroller).toBeVisible();
  await expect(inbox.message(wanted)).toHaveAttribute('data-highlighted', 'true');
  // Around it both directions go on without a jump.
  const up = await largestJump(inbox.scroller, { steps: 30, distance: 500 });
  expect(up.words).toBe('');
  // Turning round within one uninterrupted flick is the list library's limit: it keeps to the end until it has rested.
  await rest(inbox.scroller);
  const down = await largestJump(inbox.scroller, { steps: 60, distance: -500 });
  expect(down.words).toBe('');
  await inbox.toNewest.click();
  await expect(inbox.message('see you tomorrow')).toBeInViewport();
  await expect(inbox.toNewest).toBeHidden();
});
