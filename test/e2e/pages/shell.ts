import { expect, type Locator, type Page } from '@playwright/test';

/** The frame around the screens, and the sign-in that stands in its place. */
export class ShellPage {
  readonly page: Page;
  readonly rail: Locator;
  readonly practiceBanner: Locator;
  readonly connectionBanner: Locator;
  readonly palette: Locator;
  readonly signIn: SignInForm;

  constructor(page: Page) {
    this.page = page;
    this.rail = page.getByRole('navigation', { name: 'Screens' });
    this.practiceBanner = page.getByRole('complementary').filter({ hasText: 'Practice line:' });
    this.connectionBanner = page.getByRole('status').filter({ hasText: 'No connection to Deskbell.' });
    this.palette = page.getByRole('dialog', { name: 'Go to a chat or an action' });
    this.signIn = new SignInForm(page);
  }

  async openPalette(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.palette.getByRole('combobox')).toBeFocused();
  }

  screen(name: 'Inbox' | 'Rules' | 'Connections' | 'Activity' | 'Settings'): Locator {
    return this.rail.getByRole('link', { name });
  }

  /** The number on the rail that says how many chats wait. */
  needsReply(count: number): Locator {
    return this.screen('Inbox').getByText(
      count === 1 ? '1 chat needs a reply' : `${count} chats need a reply`,
    );
  }
}

class SignInForm {
  readonly title: Locator;
  readonly token: Locator;
  readonly email: Locator;
  readonly password: Locator;
  readonly #submit: Locator;
  readonly #byPassword: Locator;

  constructor(page: Page) {
    this.title = page.getByRole('heading', { name: 'Sign in to Deskbell' });
    this.token = page.getByLabel('Token', { exact: true });
    this.email = page.getByLabel('E-mail');
    this.password = page.getByLabel('Password', { exact: true });
    this.#submit = page.getByRole('button', { name: 'Sign in' });
    this.#byPassword = page.getByText('With a password');
  }

  async withToken(token: string): Promise<void> {
    await this.token.fill(token);
    await this.#submit.click();
  }

  async withPassword(email: string, password: string): Promise<void> {
    await this.#byPassword.click();
    await this.email.fill(email);
    await this.password.fill(password);
    await this.#submit.click();
  }
}
