import { expect, test } from '#test/support/desktop/fixture.ts';

test('the first start shows the welcome', async ({ desktop }) => {
  const page = await desktop.window();
  await expect(page.getByRole('heading').first()).toBeVisible();
});
