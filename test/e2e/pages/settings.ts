import type { Locator, Page } from '@playwright/test';

/** The settings; words are those of the English interface unless a spec asks for others. */
export class SettingsPage {
  readonly page: Page;
  readonly title: Locator;
  readonly name: Locator;
  readonly timeZone: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Settings', level: 1 });
    this.name = page.getByRole('textbox', { name: 'Name' });
    this.timeZone = page.getByRole('combobox', { name: 'Time zone' });
  }

  /** Chooses one of a few in the group with this label. */
  async choose(group: string, option: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: group, exact: true }).getByText(option).click();
  }

  chosen(group: string, option: string): Locator {
    return this.page
      .getByRole('radiogroup', { name: group, exact: true })
      .getByRole('radio', { name: option });
  }

  async addUser(user: { name: string; email: string; password: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Add somebody' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Add somebody' });
    await dialog.getByLabel('Name').fill(user.name);
    await dialog.getByLabel('E-mail').fill(user.email);
    await dialog.getByLabel('Password', { exact: true }).fill(user.password);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  }

  user(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }
}
