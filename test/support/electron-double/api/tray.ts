import { EventEmitter } from 'node:events';

import type { Menu } from './menu.ts';
import { toImage } from './native-image.ts';
import type { NativeImage } from './native-image.ts';

/** An icon in a bar that nobody sees. */
export class Tray extends EventEmitter {
  #destroyed = false;
  #title = '';
  #ignoreDoubleClicks = false;

  constructor(image: NativeImage | string, _guid?: string) {
    super();
    this.setImage(image);
  }

  setImage(image: NativeImage | string): void {
    this.#alive();
    if (typeof image === 'string' && toImage(image).isEmpty())
      throw new Error(`Failed to load image from path '${image}'`);
  }
  setPressedImage(image: NativeImage | string): void {
    this.setImage(image);
  }
  setToolTip(toolTip: string): void {
    this.#alive();
    if (typeof toolTip !== 'string')
      throw new TypeError('Error processing argument at index 0, conversion failure');
  }
  setTitle(title: string, _options?: { fontType?: string }): void {
    this.#alive();
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }
  setContextMenu(_menu: Menu | null): void {
    this.#alive();
  }
  popUpContextMenu(menu?: Menu, _position?: { x: number; y: number }): void {
    this.#alive();
    menu?.popup();
  }
  closeContextMenu(): void {
    this.#alive();
  }
  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.#ignoreDoubleClicks = ignore;
  }
  getIgnoreDoubleClickEvents(): boolean {
    return this.#ignoreDoubleClicks;
  }
  getBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 1800, y: 1050, width: 24, height: 24 };
  }
  focus(): void {
    this.#alive();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
    this.removeAllListeners();
  }

  #alive(): void {
    if (this.#destroyed) throw new Error('Tray is destroyed');
  }
}
