import type { Locator, Page } from '@playwright/test';

/** The pages of the public address and of health. */
export class HealthPages {
  readonly page: Page;
  /** The public address as it is now. */
  readonly now: Locator;
  readonly use: Locator;
  /** The answer of the health page. */
  readonly whole: Locator;
  readonly checkAll: Locator;

  constructor(page: Page) {
    this.page = page;
    this.now = page.getByRole('region', { name: 'Now' });
    this.use = page.getByRole('button', { name: 'Use this' });
    this.whole = page.getByRole('region', { name: 'Health' });
    this.checkAll = page.getByRole('button', { name: 'Check everything now' });
  }

  way(name: RegExp): Locator {
    return this.page.getByRole('radio', { name });
  }

  finding(name: string): Locator {
    return this.page.getByRole('listitem', { name });
  }
}
