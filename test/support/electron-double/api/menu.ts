import { EventEmitter } from 'node:events';

import { notDoubled } from '../event.ts';
import { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { NativeImage } from './native-image.ts';
import { executeRole, isRole, roleLabel } from './roles.ts';
import type { MacTextRole, Role } from './roles.ts';

export type MenuItemOptions = {
  id?: string;
  label?: string;
  sublabel?: string;
  toolTip?: string;
  type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio' | 'header' | 'palette';
  role?: Role | MacTextRole;
  accelerator?: string;
  icon?: NativeImage | string;
  enabled?: boolean;
  visible?: boolean;
  checked?: boolean;
  registerAccelerator?: boolean;
  acceleratorWorksWhenHidden?: boolean;
  accessibilityLabel?: string;
  submenu?: MenuItemOptions[] | Menu;
  click?: (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;
  before?: string[];
  after?: string[];
  beforeGroupContaining?: string[];
  afterGroupContaining?: string[];
};

let lastCommand = 0;

/** One line of a menu. */
export class MenuItem {
  readonly id: string;
  label: string;
  sublabel: string;
  toolTip: string;
  type: NonNullable<MenuItemOptions['type']>;
  role?: Role;
  accelerator: string | null;
  accessibilityLabel: string;
  registerAccelerator: boolean;
  icon?: NativeImage | string;
  enabled: boolean;
  visible: boolean;
  submenu?: Menu;
  readonly commandId: number;
  // Set by the menu that takes the item in.
  menu!: Menu;
  readonly click: (event?: object, window?: BrowserWindow, contents?: unknown) => void;
  #checked: boolean;

  constructor(options: MenuItemOptions) {
    if (options.before ?? options.after ?? options.beforeGroupContaining ?? options.afterGroupContaining)
      notDoubled('order of menu items (before, after)');
    const { submenu, role, icon } = options;
    if (role !== undefined && !isRole(role)) notDoubled(`menu role ${role}`);
    lastCommand += 1;
    this.commandId = lastCommand;
    this.id = options.id ?? '';
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    if (this.type === 'submenu' && submenu === undefined) throw new Error('Invalid submenu');
    if (role !== undefined) this.role = role;
    if (icon !== undefined) this.icon = icon;
    if (submenu !== undefined)
      this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu;
    this.label = options.label ?? (role === undefined ? '' : roleLabel(role));
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accelerator = options.accelerator ?? null;
    this.accessibilityLabel = options.accessibilityLabel ?? '';
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.#checked = options.checked ?? false;
    this.click = (event = {}, window) => {
      if (this.type === 'checkbox') this.#checked = !this.#checked;
      else if (this.type === 'radio') this.checked = true;
      if (this.role !== undefined && executeRole(this.role, window)) return;
      options.click?.(this, window, event);
    };
  }

  get checked(): boolean {
    return this.#checked;
  }
  /** Of neighbouring radio items one is checked. */
  set checked(checked: boolean) {
    if (this.type === 'radio' && checked) for (const other of this.#neighbours()) other.#checked = false;
    this.#checked = checked;
  }
  readonly userAccelerator: string | null = null;

  #neighbours(): MenuItem[] {
    const { items } = this.menu;
    const at = items.indexOf(this);
    const isRadio = (item: MenuItem) => item.type === 'radio';
    const before = items.slice(0, at).reverse();
    const after = items.slice(at + 1);
    return [before, after].flatMap((side) => {
      const end = side.findIndex((item) => !isRadio(item));
      return end === -1 ? side : side.slice(0, end);
    });
  }
}

/** A menu of the tray, the app or a click of the right button. Nobody sees it; items are clicked by calling them. */
export class Menu extends EventEmitter {
  items: MenuItem[] = [];

  static buildFromTemplate(template: (MenuItemOptions | MenuItem)[]): Menu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const one of template) {
      if (!('label' in one || 'role' in one || one.type === 'separator'))
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      menu.append(one instanceof MenuItem ? one : new MenuItem(one));
    }
    return menu;
  }
  static getApplicationMenu(): Menu | null {
    return app.applicationMenu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    app.applicationMenu = menu;
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }
  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(_options: { window?: BrowserWindow; x?: number; y?: number; callback?: () => void } = {}): void {
    this.emit('menu-will-show', {});
  }
  closePopup(_window?: BrowserWindow): void {
    this.emit('menu-will-close', {});
  }
}
