import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';

test('the language is changed in place and is kept', async ({
  page,
  shell,
  settings,
  connectPractice,
  open,
}) => {
  await connectPractice();
  await open('/settings');
  await settings.choose('Language', 'Русский');
  await expect(page.getByRole('heading', { name: 'Настройки', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page.getByText('Сохранено').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Настройки', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Чаты' }).click();
  await expect(page.getByRole('searchbox', { name: /./ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Чаты', level: 1 })).toBeVisible();

  await page.getByRole('link', { name: 'Настройки' }).click();
  await page.getByRole('radiogroup', { name: 'Язык', exact: true }).getByText('English').click();
  await expect(settings.title).toBeVisible();
  await expect(shell.screen('Inbox')).toBeVisible();
});

test('the theme goes by the system until one is chosen, and that is kept', async ({
  page,
  settings,
  connectPractice,
  open,
}) => {
  const scheme = page.locator('html');
  await connectPractice();
  await page.emulateMedia({ colorScheme: 'dark' });
  await open('/settings');
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light');
  await settings.choose('Theme', 'Dark');
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.getByText('Saved').first()).toBeVisible();
  await page.reload();
  await expect(settings.title).toBeVisible();
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('what is written into the settings is kept without a button', async ({
  desk,
  settings,
  connectPractice,
  open,
  page,
}) => {
  await connectPractice();
  await open('/settings');
  await settings.name.fill('Corner Barbers');
  await expect(page.getByText('Saved').first()).toBeVisible();
  await expect.poll(async () => (await desk.call('settings.get', {})).business.name).toBe('Corner Barbers');
  await page.reload();
  await expect(settings.name).toHaveValue('Corner Barbers');
});

test('on a narrow window the inbox is one column with a way back', async ({
  page,
  inbox,
  connectPractice,
  open,
}) => {
  await connectPractice();
  await page.setViewportSize({ width: 700, height: 800 });
  await open('/inbox');
  await inbox.filter('All').click();
  await expect(inbox.thread).toBeHidden();
  await inbox.rows.first().click();
  await expect(inbox.thread).toBeVisible();
  await expect(inbox.list).toBeHidden();
  await expectNoSidewaysScroll(page);
  await inbox.back.click();
  await expect(inbox.list).toBeVisible();
  await expect(inbox.thread).toBeHidden();
});

const sizes = [
  { width: 900, height: 600 },
  { width: 700, height: 600 },
  { width: 1280, height: 800 },
] as const;

for (const language of ['en', 'ru'] as const) {
  test(`nothing is cut off in ${language}, at ${sizes.map(({ width }) => width).join(', ')} pixels`, async ({
    desk,
    page,
    connectPractice,
    open,
    go,
  }) => {
    await connectPractice();
    await desk.call('settings.update', { interface: { language } });
    await open('/inbox');
    for (const path of ['/inbox', '/connections', '/connections/add', '/settings', '/welcome']) {
      await go(path);
      await expect(page.locator(`html[lang="${language}"]`)).toBeAttached();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(
        page.locator('[role="status"][aria-label="Loading…"], [role="status"][aria-label="Загружаем…"]'),
      ).toHaveCount(0);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await expectNoSidewaysScroll(page);
      }
    }
    await go('/inbox');
    await page.getByRole('tab', { name: language === 'en' ? 'All' : 'Все' }).click();
    await page.locator('[data-chat]').first().click();
    await page.locator('[data-message]').last().waitFor();
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page);
      await expect(
        page.getByRole('textbox', { name: language === 'en' ? 'Message' : 'Сообщение' }),
      ).toBeInViewport({ ratio: 1 });
    }
  });
}

/** The page itself never scrolls sideways: asked once it is drawn for the window as it is now. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      }),
    )
    .toBeLessThanOrEqual(0);
}
