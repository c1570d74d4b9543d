import type { Locator, Page } from '@playwright/test';

/** The texts: their list, the editor, the preview. */
export class TemplatesPage {
  readonly page: Page;
  readonly list: Locator;
  readonly search: Locator;
  readonly name: Locator;
  readonly save: Locator;
  /** The message as the customer will see it. */
  readonly preview: Locator;
  readonly previewPane: Locator;
  readonly problems: Locator;
  readonly suggestions: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('navigation', { name: 'Texts' });
    this.search = page.getByRole('searchbox', { name: 'Search the texts' });
    this.name = page.getByRole('textbox', { name: 'Name', exact: true });
    this.save = page.getByRole('button', { name: 'Save', exact: true });
    this.preview = page.getByTestId('preview');
    this.previewPane = page.getByRole('complementary', { name: 'What the customer gets' });
    // The list of the language that is hidden does not count.
    this.problems = page.getByRole('list', { name: 'What to look at' }).getByRole('listitem');
    this.suggestions = page.getByRole('listbox', { name: 'Suggestions' });
  }

  row(name: string): Locator {
    return this.list.getByRole('link', { name });
  }

  text(language: 'English' | 'Russian'): Locator {
    return this.page.getByRole('textbox', { name: `Text in ${language}` });
  }

  language(name: 'English' | 'Russian'): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** A button of the palette, in the language that is open. */
  variable(group: 'Customer' | 'Visit' | 'Staff' | 'Your shop', name: string): Locator {
    return this.page.getByRole('group', { name: group }).getByRole('button', { name, exact: true });
  }

  async openText(name: string): Promise<void> {
    await this.row(name).click();
    await this.text('English').or(this.text('Russian')).first().waitFor();
  }

  /** Puts the cursor behind the text and types. */
  async write(text: string, language: 'English' | 'Russian' = 'English'): Promise<void> {
    await this.text(language).click();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text);
  }

  async menu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More about this text' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
