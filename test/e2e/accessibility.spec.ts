import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing serious in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });

    test('of the welcome and the sign-in', async ({ desk, page, shell, welcome, open }) => {
      await page.goto(desk.ui);
      await expect(shell.signIn.title).toBeVisible();
      await expectAccessible(page);
      await page.getByText('With a password').click();
      await expect(shell.signIn.email).toBeVisible();
      await expectAccessible(page);
      await open();
      await expect(welcome.title).toBeVisible();
      await expectAccessible(page);
    });

    test('of the inbox: list, chat, customer, search, dialogs', async ({
      page,
      shell,
      inbox,
      connectPractice,
      open,
    }) => {
      test.setTimeout(120_000);
      await connectPractice();
      await open('/inbox');
      await expect(inbox.rows.first()).toBeVisible();
      await expectAccessible(page);
      await inbox.openChat('Emma Clarke');
      await expect(inbox.messages.first()).toBeVisible();
      await expect(inbox.customer).toContainText('Labels');
      await expectAccessible(page);
      await inbox.openChat('Ольга');
      await expect(inbox.messages.first()).toBeVisible();
      await expectAccessible(page);
      await inbox.search.fill('manicure');
      await expect(page.locator('[data-hit]').first()).toBeVisible();
      await expectAccessible(page);
      await inbox.search.fill('qqqqqq');
      await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
      await expectAccessible(page);
      await inbox.search.press('Escape');
      await page.getByRole('button', { name: 'New chat' }).first().click();
      await expect(page.getByRole('dialog', { name: 'New chat' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.keyboard.press('Control+k');
      await expect(shell.palette).toBeVisible();
      await expectAccessible(page);
    });

    test('of the connections: none, a list, the ways, the form, the code', async ({
      desk,
      page,
      greenApi,
      connections,
      connectLine,
      open,
    }) => {
      await desk.call('settings.update', { isSetUp: true });
      await open('/connections');
      await expect(page.getByText('No number yet')).toBeVisible();
      await expectAccessible(page);
      const { line } = await connectLine();
      line.setState('notAuthorized');
      await expect(connections.number('Front desk')).toContainText('WhatsApp signed this number out.');
      await expectAccessible(page);
      await connections.number('Front desk').getByRole('button', { name: 'Check now' }).click();
      await expect(connections.number('Front desk')).toContainText('WhatsApp sign-in');
      await expectAccessible(page);
      await connections.add.click();
      await expect(connections.chooseGreenApi).toBeVisible();
      await expectAccessible(page);
      await connections.chooseGreenApi.click();
      await connections.submit.click();
      await expect(page.getByText('Copy this from the console.').first()).toBeVisible();
      await expectAccessible(page);
      const second = greenApi.addInstance({ state: 'notAuthorized' });
      await connections.type({
        apiUrl: greenApi.url,
        idInstance: String(second.idInstance),
        token: second.apiTokenInstance,
      });
      await connections.submit.click();
      await expect(connections.code).toBeVisible();
      await expectAccessible(page);
    });

    test('of the settings', async ({ desk, page, settings, connectPractice, open }) => {
      await connectPractice();
      await desk.call('users.create', {
        name: 'Maria',
        email: 'maria@studio.example',
        password: 'a long enough secret',
      });
      await open('/settings');
      await expect(settings.user('Maria')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Add somebody' }).click();
      await expect(page.getByRole('dialog', { name: 'Add somebody' })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

/** Nothing serious or critical on the page as it is now; goes on after a finding, so that one run tells all. */
async function expectAccessible(page: Page): Promise<void> {
  // Contrast is judged by how things look at the end of a fade.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation instanceof CSSTransition) animation.finish();
    }
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      where: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`),
    }));
  expect.soft(serious, `at ${new URL(page.url()).pathname}`).toEqual([]);
}
