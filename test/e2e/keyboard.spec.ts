import type { Page } from '@playwright/test';

import type { SimulatedLine } from '#test/support/green-api/line.ts';

import { expect, test } from './fixtures.ts';

const people = [
  { phone: '79990000101', name: 'Vera' },
  { phone: '79990000102', name: 'Boris' },
  { phone: '79990000103', name: 'Nina' },
] as const;

/** Each a second after the one before, Nina last: the provider counts in seconds, and the newest chat stands first. */
function everybodyWrites(line: SimulatedLine): void {
  const since = Date.now() - people.length * 1000;
  for (const [place, person] of people.entries())
    line.customerWrites(person, `Hello from ${person.name}`, { at: since + place * 1000 });
}

test('with keys alone: from the address to an answered chat', async ({ page, inbox, connectLine, open }) => {
  const { line } = await connectLine();
  everybodyWrites(line);
  await open('/');
  await expect(inbox.rows).toHaveCount(3);

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await expectFocusToBeSeen(page);
  await page.keyboard.press('Enter');

  await page.keyboard.press('j');
  await expect(inbox.rows.nth(0)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('j');
  await expect(inbox.rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('k');
  await expect(inbox.rows.nth(0)).toHaveAttribute('aria-current', 'true');
  await expect(inbox.message('Hello from Nina')).toBeVisible();

  await tabTo(page, 'Message');
  await page.keyboard.type('Hello Nina');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('on two lines');
  await page.keyboard.press('Enter');
  await expect(inbox.message('on two lines')).toHaveAttribute('data-status', 'delivered');
  expect(line.sent.map(({ textMessage }) => textMessage)).toEqual(['Hello Nina\non two lines']);
  await expect(inbox.waiting('Nina')).toBeHidden();

  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(inbox.rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('e');
  await expect(inbox.waiting('Boris')).toBeHidden();
});

test('every stop of the Tab key in the inbox is seen', async ({ page, inbox, connectLine, open }) => {
  const { line } = await connectLine();
  everybodyWrites(line);
  await open('/inbox');
  await expect(inbox.rows).toHaveCount(3);
  await inbox.openChat('Nina');
  await expect(inbox.composer).toBeVisible();
  await expect(inbox.customer).toBeVisible();
  const stops = new Set<string>();
  await page.locator('body').click({ position: { x: 5, y: 700 } });
  for (let press = 0; press < 45; press += 1) {
    await page.keyboard.press('Tab');
    stops.add(await expectFocusToBeSeen(page));
  }
  expect([...stops]).toEqual(expect.arrayContaining(['Search all messages', 'Message', 'New chat']));
});

test('Ctrl+K finds a chat by a part of its name, and Escape gives the focus back', async ({
  page,
  shell,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  everybodyWrites(line);
  await open('/inbox');
  await expect(inbox.rows).toHaveCount(3);
  // In one go, as fast as fingers are: every letter after the shortcut belongs to the palette.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ver');
  await expect(shell.palette.getByRole('combobox')).toHaveValue('ver');
  await expect(shell.palette.getByRole('option')).toHaveText([/Vera/]);
  await page.keyboard.press('Enter');
  await expect(shell.palette).toBeHidden();
  await expect(inbox.message('Hello from Vera')).toBeVisible();

  await shell.openPalette();
  await page.keyboard.press('Escape');
  await expect(shell.palette).toBeHidden();
  await page.keyboard.press('k');
  await expect(inbox.message('Hello from Boris')).toBeVisible();
  await expect(inbox.message('Hello from Vera')).toBeHidden();
});

test('a slash begins a search, Enter opens the first that was found, Escape leaves it', async ({
  page,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  everybodyWrites(line);
  await open('/inbox');
  await expect(inbox.rows).toHaveCount(3);
  // Enter waits for what these words find, whatever the first of them have found before.
  await page.keyboard.press('/');
  await page.keyboard.type('from bor');
  await page.keyboard.press('Enter');
  await expect(inbox.message('Hello from Boris')).toBeVisible();
  await expect(inbox.search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(inbox.search).toHaveValue('');
  await expect(inbox.rows).toHaveCount(3);
});

test('the question mark shows the keys, and G with a letter changes the screen', async ({
  page,
  shell,
  connections,
  settings,
  inbox,
  connectLine,
  open,
}) => {
  await connectLine();
  await open('/inbox');
  await expect(inbox.list).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await inOneBreath(page, 'g', 'c');
  await expect(connections.title).toBeVisible();
  await inOneBreath(page, 'g', 's');
  await expect(settings.title).toBeVisible();
  await inOneBreath(page, 'g', 'i');
  await expect(inbox.list).toBeVisible();
  await expect(shell.screen('Inbox')).toHaveAttribute('aria-current', 'page');
});

/** The second key has to come within a good second of the first, however busy the computer is. */
async function inOneBreath(page: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

/** Presses Tab until the element with this name has the focus; each stop on the way is seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  const names: string[] = [];
  while (names.at(-1) !== name) {
    await page.keyboard.press('Tab');
    names.push(await expectFocusToBeSeen(page));
    if (names.length > 80) throw new Error(`Tab does not come to "${name}": ${names.join(', ')}`);
  }
}

/** The element that has the focus differs in its frame or ground from how it looks without; returns its name. */
async function expectFocusToBeSeen(page: Page): Promise<string> {
  const { name, isSeen } = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body)
      return { name: 'the page', isSeen: true };
    const looks = () => {
      const parts: string[] = [];
      for (
        let part: Element | null = element, level = 0;
        part && level < 4;
        part = part.parentElement, level += 1
      ) {
        for (const layer of [null, '::before', '::after']) {
          const style = getComputedStyle(part, layer);
          const outline = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
          parts.push(
            `${outline} ${style.boxShadow} ${style.borderColor} ${style.backgroundColor} ${style.opacity}`,
          );
        }
      }
      return parts.join('|');
    };
    // Looks that fade in are judged by where they end.
    const end = () => {
      for (const animation of document.getAnimations()) {
        if (animation instanceof CSSTransition) animation.finish();
      }
    };
    end();
    const focused = looks();
    element.blur();
    end();
    const blurred = looks();
    element.focus();
    const label = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60);
    return { name: label === '' ? element.tagName : label, isSeen: focused !== blurred };
  });
  expect(isSeen, `the focus on "${name}" is seen`).toBe(true);
  return name;
}
