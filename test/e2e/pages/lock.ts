import type { Locator, Page } from '@playwright/test';

/** The lock screen; words are those of the English interface. */
export class LockPage {
  readonly page: Page;
  readonly title: Locator;
  readonly pin: Locator;
  readonly words: Locator;
  readonly forgotten: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Deskbell is locked' });
    this.pin = page.getByLabel('PIN', { exact: true });
    this.words = page.getByRole('alert');
    this.forgotten = page.getByText('Forgot the PIN?');
  }

  /** Types a PIN blindly, as one does on a screen whose field has the focus, and presses Enter. */
  async enter(pin: string): Promise<void> {
    await this.page.keyboard.type(pin);
    await this.page.keyboard.press('Enter');
  }
}
