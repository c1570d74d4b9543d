import { EventEmitter } from 'node:events';

import { openWindows } from './open-windows.ts';
import { screen } from './screen.ts';
import type { Rectangle } from './screen.ts';
import type { Menu } from './menu.ts';
import type { NativeImage } from './native-image.ts';

export type FrameOptions = {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  minWidth?: number;
  minHeight?: number;
  title?: string;
  backgroundColor?: string;
  fullscreen?: boolean;
  resizable?: boolean;
  movable?: boolean;
  minimizable?: boolean;
  maximizable?: boolean;
  closable?: boolean;
  alwaysOnTop?: boolean;
  skipTaskbar?: boolean;
  autoHideMenuBar?: boolean;
  icon?: NativeImage | string;
};

let lastId = 0;

/** What a window manager does to a window: shown, moved, minimised, focused. Nothing of it is seen on a screen. */
export class WindowFrame extends EventEmitter {
  readonly id: number;
  title: string;
  #bounds: Rectangle;
  #normal: Rectangle;
  #minimum: [number, number];
  #visible = false;
  #minimized = false;
  #maximized = false;
  #fullScreen = false;
  #backgroundColor: string;
  #onTop: boolean;
  #menuBar = true;
  #autoHideMenuBar: boolean;
  #enabled = true;
  #protected = false;
  readonly #abilities: Record<'resizable' | 'movable' | 'minimizable' | 'maximizable' | 'closable', boolean>;

  constructor(options: FrameOptions) {
    super();
    lastId += 1;
    this.id = lastId;
    this.title = options.title ?? 'Electron';
    const { width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.#minimum = [minWidth, minHeight];
    const size = { width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
    const { x, y } = options;
    this.#bounds = x === undefined || y === undefined ? centred(size) : { ...size, x, y };
    this.#normal = this.#bounds;
    this.#backgroundColor = options.backgroundColor ?? '#FFFFFF';
    this.#onTop = options.alwaysOnTop ?? false;
    this.#autoHideMenuBar = options.autoHideMenuBar ?? false;
    this.#fullScreen = options.fullscreen ?? false;
    const {
      resizable = true,
      movable = true,
      minimizable = true,
      maximizable = true,
      closable = true,
    } = options;
    this.#abilities = { resizable, movable, minimizable, maximizable, closable };
  }

  /** Called with each new size; the window's page follows it. */
  protected resized(_size: { width: number; height: number }): void {
    // A bare frame has no page.
  }

  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    if (this.#visible) return;
    this.#visible = true;
    this.emit('show');
  }
  hide(): void {
    if (!this.#visible) return;
    this.blur();
    this.#visible = false;
    this.emit('hide');
  }
  isVisible(): boolean {
    return this.#visible && !this.#minimized;
  }
  focus(): void {
    if (!this.#visible || this.isFocused()) return;
    if (this.#minimized) this.restore();
    openWindows.focused?.blur();
    // Only windows with a page are made.
    openWindows.focused = this as unknown as typeof openWindows.focused;
    this.emit('focus');
  }
  blur(): void {
    if (!this.isFocused()) return;
    openWindows.focused = null;
    this.emit('blur');
  }
  isFocused(): boolean {
    return (openWindows.focused as unknown) === this;
  }
  moveTop(): void {
    // There is only one window manager's order: none.
  }

  minimize(): void {
    if (this.#minimized) return;
    this.blur();
    this.#minimized = true;
    this.emit('minimize');
  }
  restore(): void {
    if (this.#minimized) {
      this.#minimized = false;
      this.emit('restore');
    } else if (this.#maximized) this.unmaximize();
    this.showInactive();
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  maximize(): void {
    this.show();
    if (this.#maximized) return;
    this.#maximized = true;
    this.emit('maximize');
    this.#place(screen.getDisplayMatching(this.#bounds).workArea);
  }
  unmaximize(): void {
    if (!this.#maximized) return;
    this.#maximized = false;
    this.emit('unmaximize');
    this.#place(this.#normal);
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  setFullScreen(full: boolean): void {
    if (full === this.#fullScreen) return;
    this.#fullScreen = full;
    this.#place(full ? screen.getDisplayMatching(this.#bounds).bounds : this.#normal);
    this.emit(full ? 'enter-full-screen' : 'leave-full-screen');
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  isNormal(): boolean {
    return !this.#minimized && !this.#maximized && !this.#fullScreen;
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getContentBounds(): Rectangle {
    return this.getBounds();
  }
  getNormalBounds(): Rectangle {
    return { ...this.#normal };
  }
  setBounds(bounds: Partial<Rectangle>, _animate?: boolean): void {
    const [minWidth, minHeight] = this.#minimum;
    const wanted = { ...this.#bounds, ...bounds };
    const next = {
      ...wanted,
      width: Math.max(wanted.width, minWidth),
      height: Math.max(wanted.height, minHeight),
    };
    if (this.isNormal()) this.#normal = next;
    this.#place(next);
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  getContentSize(): number[] {
    return this.getSize();
  }
  setSize(width: number, height: number, _animate?: boolean): void {
    this.setBounds({ width, height });
  }
  setContentSize(width: number, height: number, _animate?: boolean): void {
    this.setBounds({ width, height });
  }
  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y];
  }
  setPosition(x: number, y: number, _animate?: boolean): void {
    this.setBounds({ x, y });
  }
  center(): void {
    this.setBounds(centred(this.#bounds));
  }
  getMinimumSize(): number[] {
    return [...this.#minimum];
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
    this.setBounds({});
  }
  #place(next: Rectangle): void {
    const before = this.#bounds;
    this.#bounds = { ...next };
    if (before.width !== next.width || before.height !== next.height) {
      this.resized(next);
      this.emit('resize');
    }
    if (before.x !== next.x || before.y !== next.y) this.emit('move');
  }

  getTitle(): string {
    return this.title;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  getBackgroundColor(): string {
    return this.#backgroundColor;
  }
  setBackgroundColor(color: string): void {
    this.#backgroundColor = color;
  }
  setIcon(_icon: NativeImage | string): void {
    // Nobody sees it.
  }
  setOverlayIcon(_overlay: NativeImage | null, _description: string): void {
    // Windows only; nobody sees it.
  }
  flashFrame(_flag: boolean): void {
    // The same.
  }
  setProgressBar(_progress: number, _options?: { mode: string }): void {
    // The same.
  }
  setSkipTaskbar(_skip: boolean): void {
    // The same.
  }
  setAppDetails(_options: object): void {
    // Windows only.
  }
  setVisibleOnAllWorkspaces(_visible: boolean): void {
    // There is one workspace.
  }
  setContentProtection(enable: boolean): void {
    this.#protected = enable;
  }
  isContentProtected(): boolean {
    return this.#protected;
  }
  setAlwaysOnTop(flag: boolean): void {
    this.#onTop = flag;
  }
  isAlwaysOnTop(): boolean {
    return this.#onTop;
  }
  setEnabled(enable: boolean): void {
    this.#enabled = enable;
  }
  isEnabled(): boolean {
    return this.#enabled;
  }
  setMenu(menu: Menu | null): void {
    this.#menuBar = menu !== null;
  }
  removeMenu(): void {
    this.#menuBar = false;
  }
  setMenuBarVisibility(visible: boolean): void {
    this.#menuBar = visible;
  }
  isMenuBarVisible(): boolean {
    return this.#menuBar && !this.#autoHideMenuBar;
  }
  setAutoHideMenuBar(hide: boolean): void {
    this.#autoHideMenuBar = hide;
  }
  isMenuBarAutoHide(): boolean {
    return this.#autoHideMenuBar;
  }
  isResizable(): boolean {
    return this.#abilities.resizable;
  }
  isMovable(): boolean {
    return this.#abilities.movable;
  }
  isMinimizable(): boolean {
    return this.#abilities.minimizable;
  }
  isMaximizable(): boolean {
    return this.#abilities.maximizable;
  }
  isClosable(): boolean {
    return this.#abilities.closable;
  }
}

function centred({ width, height }: { width: number; height: number }): Rectangle {
  const { workArea } = screen.getPrimaryDisplay();
  return {
    width,
    height,
    x: Math.round(workArea.x + (workArea.width - width) / 2),
    y: Math.round(workArea.y + (workArea.height - height) / 2),
  };
}
