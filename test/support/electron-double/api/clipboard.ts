/** One entry of the clipboard, by media type. */
export class ClipboardItem {
  readonly #items: Record<string, string | Blob | Promise<string | Blob>>;

  constructor(items: Record<string, string | Blob | Promise<string | Blob>>) {
    this.#items = items;
  }
  get types(): string[] {
    return Object.keys(this.#items);
  }
  async getType(type: string): Promise<Blob> {
    const item = await this.#items[type];
    if (item === undefined) throw new Error(`The type '${type}' was not found`);
    return typeof item === 'string' ? new Blob([item], { type }) : item;
  }
}

/** A clipboard of this process alone. */
export class Clipboard {
  #items: ClipboardItem[] = [];

  clear(): void {
    this.#items = [];
  }
  has(type: string): Promise<boolean> {
    return Promise.resolve(this.#items.some((item) => item.types.includes(type)));
  }
  read(): Promise<ClipboardItem[]> {
    return Promise.resolve([...this.#items]);
  }
  async readText(): Promise<string> {
    const item = this.#items.find(({ types }) => types.includes('text/plain'));
    return item === undefined ? '' : await (await item.getType('text/plain')).text();
  }
  write(items: ClipboardItem[]): Promise<void> {
    this.#items = [...items];
    return Promise.resolve();
  }
  writeText(text: string): Promise<void> {
    return this.write([new ClipboardItem({ 'text/plain': text })]);
  }
}

export const clipboard = new Clipboard();
