import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { InboxPage } from './pages/inbox.ts';

/** Counts from now on what begins to move in the page. */
async function countMoves(page: Page): Promise<() => Promise<number>> {
  const moves = await page.evaluateHandle(() => {
    const begun = { count: 0 };
    for (const kind of ['transitionrun', 'animationstart'] as const)
      document.addEventListener(kind, (event) => {
        if (!(event.target instanceof Element)) return;
        const { animationDuration, transitionDuration } = getComputedStyle(event.target);
        const isMoving = [animationDuration, transitionDuration].some((one) => /[1-9]/.test(one));
        if (isMoving) begun.count += 1;
      });
    return begun;
  });
  return () => moves.evaluate(({ count }) => count);
}

/** What fades, slides and turns: a dialog, the palette, a menu, a message that climbs in. */
async function walk(page: Page): Promise<void> {
  const inbox = new InboxPage(page);
  await inbox.openChat('Emma Clarke');
  await page.getByRole('button', { name: 'New chat' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New chat' });
  await dialog.getByLabel('Phone').fill('12345');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to a chat or an action' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await inbox.write('We are open until eight');
  await expect(inbox.message('We are open until eight')).toBeVisible();
}

test.describe('for whoever wants motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('things move as they come and go, and can be used meanwhile', async ({
    page,
    connectPractice,
    open,
  }) => {
    await connectPractice();
    await open('/inbox');
    const moves = await countMoves(page);
    await walk(page);
    expect(await moves()).toBeGreaterThan(0);
  });
});

test('for whoever wants none, nothing moves', async ({ page, connectPractice, open }) => {
  await connectPractice();
  await open('/inbox');
  const moves = await countMoves(page);
  await walk(page);
  expect(await moves()).toBe(0);
});
