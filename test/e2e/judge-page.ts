import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export type Finding = { readonly id: string; readonly where: readonly string[] };

/** What depends on colours. The rest of a page is the same in both themes, so the dark one is judged by these alone. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds serious or critical on the page as it is now. `except`: rules that do not hold here. */
export async function judgePage(page: Page, except: readonly string[] = []): Promise<Finding[]> {
  // Contrast is judged by how things look at the end of a fade.
  const isDark = await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation instanceof CSSTransition) animation.finish();
    }
    return matchMedia('(prefers-color-scheme: dark)').matches;
  });
  // What passes is not listed: gathering it takes longer than judging.
  // In its other mode axe opens a page of its own for its sums, each time: that is for frames of strangers, which no page
  // of ours has, and a desktop app opens no such page.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const judge = isDark ? axe.withRules(colourRules) : axe.disableRules([...except]);
  const { violations } = await judge.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      where: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }));
}

/** The same in the light theme, then the colours of the dark one; the page is left light. */
export async function judgeBothThemes(page: Page, except: readonly string[] = []): Promise<Finding[]> {
  const light = await judgePage(page, except);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  const dark = await judgePage(page, except);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html[data-mantine-color-scheme="light"]').waitFor();
  return [...light, ...dark.map(({ id, where }) => ({ id: `${id} (dark)`, where }))];
}
