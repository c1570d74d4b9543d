import type { Locator, Page } from '@playwright/test';

/** The keys of an instance, as a person types them. */
export type TypedKeys = {
  readonly apiUrl: string;
  readonly idInstance: string;
  readonly token: string;
  readonly label?: string;
};

/** The connected numbers, and the way from keys to a number that works. */
export class ConnectionsPage {
  readonly page: Page;
  readonly title: Locator;
  readonly add: Locator;
  readonly chooseGreenApi: Locator;
  readonly chooseMeta: Locator;
  readonly chooseWazzup: Locator;
  readonly choosePractice: Locator;
  readonly form: Locator;
  readonly apiUrl: Locator;
  readonly idInstance: Locator;
  readonly token: Locator;
  readonly label: Locator;
  readonly advanced: Locator;
  readonly accessToken: Locator;
  readonly appSecret: Locator;
  readonly phoneNumberId: Locator;
  readonly graphUrl: Locator;
  readonly apiKey: Locator;
  readonly wazzupUrl: Locator;
  readonly submit: Locator;
  readonly steps: Locator;
  readonly code: Locator;
  readonly toInbox: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Connections', level: 1 });
    this.add = page.getByRole('main').getByRole('link', { name: 'Connect a number' });
    this.chooseGreenApi = page.getByRole('button', { name: /^Green API/ });
    this.chooseMeta = page.getByRole('button', { name: /^WhatsApp Cloud API/ });
    this.chooseWazzup = page.getByRole('button', { name: /^Wazzup24/ });
    this.choosePractice = page.getByRole('button', { name: /^Practice line/ });
    this.form = page.locator('form');
    this.apiUrl = page.getByLabel('API address');
    this.idInstance = page.getByLabel('Instance number');
    this.token = page.getByLabel('Instance token', { exact: true });
    this.label = page.getByLabel('Name of the number');
    this.advanced = page.getByRole('button', { name: 'Advanced' });
    this.accessToken = page.getByLabel('Access token', { exact: true });
    this.appSecret = page.getByLabel('App secret', { exact: true });
    this.phoneNumberId = page.getByLabel('Phone number ID');
    this.graphUrl = page.getByLabel('Address of the Graph API');
    this.apiKey = page.getByLabel('API key', { exact: true });
    this.wazzupUrl = page.getByLabel('Address of the Wazzup24 API');
    this.submit = page.getByRole('button', { name: 'Connect', exact: true });
    this.steps = page.getByRole('list', { name: 'Steps' });
    this.code = page.getByRole('img', { name: 'The code to scan with WhatsApp' });
    this.toInbox = page.getByRole('link', { name: 'Open the inbox' });
  }

  /** A connected number. */
  number(label: string): Locator {
    return this.page.getByRole('article', { name: label });
  }

  /** A number that the keys lead to. */
  found(title: string): Locator {
    return this.page.getByRole('radio', { name: title });
  }

  /** One step of connecting, by its words. */
  step(words: string): Locator {
    return this.steps.getByRole('listitem').filter({ hasText: words });
  }

  async type(keys: TypedKeys): Promise<void> {
    await this.apiUrl.fill(keys.apiUrl);
    await this.idInstance.fill(keys.idInstance);
    await this.token.fill(keys.token);
    if (keys.label !== undefined) await this.label.fill(keys.label);
  }

  /** Pastes a text into the first field, as from the clipboard. */
  async paste(text: string): Promise<void> {
    await this.apiUrl.focus();
    await this.apiUrl.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', pasted);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  async openMenu(label: string, entry: string): Promise<void> {
    await this.page.getByRole('button', { name: `More about “${label}”` }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}
