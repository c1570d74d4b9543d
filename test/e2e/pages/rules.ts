import type { Locator, Page } from '@playwright/test';

/** The rules, their editor, the short answers and the simulator. */
export class RulesPage {
  readonly page: Page;
  readonly title: Locator;
  readonly list: Locator;
  readonly changes: Locator;
  readonly save: Locator;
  readonly trial: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Rules', level: 1 });
    this.list = page.getByRole('list', { name: 'In the order of a visit' });
    this.changes = page.getByRole('dialog', { name: 'What changes at once' });
    this.save = page.locator('form').getByRole('button', { name: 'Save' });
    this.trial = page.getByRole('complementary', { name: 'Try it' });
  }

  rule(sentence: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: sentence });
  }

  /** Its own input is invisible below the drawn switch, as a screen reader and the keyboard see it. */
  async toggle(name: string): Promise<void> {
    await this.page.getByRole('switch', { name }).press('Space');
  }
}
