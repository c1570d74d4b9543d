import type { Locator, Page } from '@playwright/test';

/** What will be sent, what was, and whether sending runs. */
export class OutboxPage {
  readonly page: Page;
  readonly title: Locator;
  readonly sending: Locator;
  readonly start: Locator;
  readonly startDialog: Locator;
  readonly banner: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Outbox', level: 1 });
    this.sending = page.getByRole('region', { name: 'Sending' });
    this.start = this.sending.getByRole('link', { name: 'Start sending…' });
    this.startDialog = page.getByRole('dialog', { name: 'Start sending?' });
    this.banner = page.getByRole('complementary').filter({ hasText: /Sending (has not started|is paused)/ });
  }

  /** The rows of a customer, under whatever day. */
  rows(name: string): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: name });
  }

  /** One message of a customer, by the name of its rule. */
  row(name: string, rule: string): Locator {
    return this.rows(name).filter({ hasText: rule });
  }

  /** The line of a row that unfolds it. */
  line(row: Locator): Locator {
    return row.locator('button[aria-expanded]:not([aria-haspopup])');
  }

  async openMenu(row: Locator, entry: string): Promise<void> {
    await row.getByRole('button', { name: /^What to do with the message/ }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  async openHistory(): Promise<void> {
    await this.page.getByRole('link', { name: 'History' }).click();
  }
}
