import type { Locator, Page } from '@playwright/test';

/** The first minute. */
export class WelcomePage {
  readonly title: Locator;
  readonly name: Locator;
  readonly timeZone: Locator;
  readonly connect: Locator;
  readonly practise: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.title = page.getByRole('heading', { name: 'Welcome to Deskbell' });
    this.name = page.getByRole('textbox', { name: 'Name' });
    this.timeZone = page.getByRole('combobox', { name: 'Time zone' });
    this.connect = page.getByRole('button', { name: 'Connect a number' });
    this.practise = page.getByRole('button', { name: 'Start practising' });
  }

  /** Types a part of the zone's name and takes the first that fits. */
  async chooseTimeZone(part: string): Promise<void> {
    await this.timeZone.click();
    await this.timeZone.fill(part);
    await this.#page.getByRole('option', { name: part }).first().click();
  }
}
