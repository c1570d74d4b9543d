import type { ProtocolSession } from '../chromium-link.ts';
import { clipboard } from './clipboard.ts';
import { PageView } from './page-view.ts';

export type PageHands = {
  readonly ask: (ask: (link: ProtocolSession) => Promise<unknown>) => Promise<void>;
  readonly evaluate: (code: string) => Promise<unknown>;
};

/** What an Edit menu does to a page, with the double's own clipboard. */
export abstract class EditablePage extends PageView {
  protected abstract readonly hands: PageHands;

  undo(): void {
    this.#execute('undo');
  }
  redo(): void {
    this.#execute('redo');
  }
  delete(): void {
    this.#execute('delete');
  }
  selectAll(): void {
    this.#execute('selectAll');
  }
  unselect(): void {
    this.#execute('unselect');
  }
  copy(): void {
    void this.#copy();
  }
  cut(): void {
    void this.#copy().then(() => this.#execute('delete'));
  }
  paste(): void {
    void clipboard.readText().then((text) => this.insertText(text));
  }
  async insertText(text: string): Promise<void> {
    await this.hands.ask((link) => link.send('Input.insertText', { text }));
  }
  replaceMisspelling(text: string): void {
    void this.insertText(text);
  }

  #execute(command: 'undo' | 'redo' | 'delete' | 'selectAll' | 'unselect'): void {
    this.hands.evaluate(`void document.execCommand('${command}')`).catch(() => undefined);
  }
  async #copy(): Promise<void> {
    const text = await this.hands.evaluate('String(getSelection())').catch(() => '');
    await clipboard.writeText(String(text));
  }
}
