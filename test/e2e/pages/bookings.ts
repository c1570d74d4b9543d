import type { Locator, Page } from '@playwright/test';

/** The bookings: the line that adds a visit, agenda and week, and the open visit. */
export class BookingsPage {
  readonly page: Page;
  readonly line: Locator;
  /** What was understood of the line. */
  readonly panel: Locator;
  readonly agenda: Locator;
  readonly week: Locator;
  readonly visits: Locator;
  /** The open visit beside the list. */
  readonly card: Locator;
  readonly toast: Locator;
  /** The visits beside the chat. */
  readonly besideChat: Locator;
  /** An answer in the chat that a person has to read. */
  readonly replyCard: Locator;

  constructor(page: Page) {
    this.page = page;
    this.line = page.getByRole('textbox', { name: 'Add a visit in one line' });
    this.panel = page.getByRole('main').locator('[aria-live="polite"]').first();
    this.agenda = page.getByRole('region', { name: 'Visits by day' });
    this.week = page.getByRole('region', { name: /^Week of/ });
    this.visits = page.locator('[data-visit]');
    this.card = page.getByRole('complementary', { name: 'Visit' });
    this.toast = page.getByRole('alert');
    this.besideChat = page.getByRole('region', { name: 'Visits', exact: true });
    this.replyCard = page.getByRole('region', { name: 'An answer to read' });
  }

  /** A visit in the list, by any words of its row. */
  visit(words: string | RegExp): Locator {
    return this.page.getByRole('link', { name: words });
  }

  async add(line: string): Promise<void> {
    await this.line.fill(line);
    await this.line.press('Enter');
  }

  /** Presses an action of the open visit. */
  async act(name: string): Promise<void> {
    await this.card.getByRole('button', { name, exact: true }).click();
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }
}
