import { type Locator, type Page } from '@playwright/test';

export type FilterName = 'Needs reply' | 'Unread' | 'All' | 'Snoozed' | 'Archived';

/** The inbox: the list of chats, the open one, the search, the customer. */
export class InboxPage {
  readonly page: Page;
  readonly list: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly thread: Locator;
  /** The part of the open chat that scrolls. */
  readonly scroller: Locator;
  readonly messages: Locator;
  readonly composer: Locator;
  readonly send: Locator;
  readonly noReplyNeeded: Locator;
  readonly toNewest: Locator;
  readonly back: Locator;
  readonly customer: Locator;
  /** The head of the open chat. */
  readonly header: Locator;
  /** The message that was jumped to. */
  readonly highlighted: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('navigation', { name: 'Chats' });
    this.rows = this.list.locator('[data-chat]');
    this.search = page.getByRole('searchbox', { name: 'Search all messages' });
    // The chat as a whole is a region, and so is the part of it that scrolls, within it.
    this.thread = page.getByRole('region', { name: /^Conversation with/ }).first();
    this.scroller = this.thread.getByRole('region', { name: /messages$/ });
    this.messages = this.thread.locator('[data-message]');
    this.composer = page.getByRole('textbox', { name: 'Message', exact: true });
    this.send = page.getByRole('button', { name: 'Send', exact: true });
    this.toNewest = page.getByRole('button', { name: /^To the newest message|new messages?$/ });
    this.back = page.getByRole('button', { name: 'Back to the chats' });
    this.header = this.thread.locator('header');
    // In the head of the chat; the customer pane has another one.
    this.noReplyNeeded = this.header.getByRole('button', { name: 'No reply needed' });
    this.highlighted = page.locator('[data-message][data-highlighted]');
    this.customer = page.getByRole('complementary', { name: 'Customer' });
  }

  filter(name: FilterName): Locator {
    return this.list.getByRole('tab', { name });
  }

  /** A chat in the list, by any words of its row. */
  row(words: string): Locator {
    return this.rows.filter({ hasText: words });
  }

  /** The mark of a chat that waits for an answer. */
  waiting(words: string): Locator {
    return this.row(words).getByRole('img', { name: 'Needs reply' });
  }

  /** A message of the open chat, by its words. */
  message(words: string): Locator {
    return this.messages.filter({ hasText: words });
  }

  async openChat(words: string): Promise<void> {
    const row = this.row(words);
    const id = await row.getAttribute('data-chat');
    await row.click();
    // Until then the chat that was open before stands there, and the keys mean that one.
    await this.page.waitForURL((url) => url.pathname === `/inbox/${id}`);
    await this.thread.waitFor();
    // The thread is placed before it is shown; until then nobody can read or scroll it.
    await this.scroller.waitFor({ state: 'visible' });
  }

  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.send.click();
  }
}
