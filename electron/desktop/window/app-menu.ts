import { app, Menu, type MenuItemConstructorOptions } from 'electron';

import type { Words } from '../words/words.ts';
import type { WindowControl } from './main-window.ts';
import type { ZoomMove } from './zoom.ts';

type Deps = {
  readonly window: Pick<WindowControl, 'open' | 'zoom' | 'onFrontChange'>;
  readonly words: () => Words;
  /** The owner wants to quit. */
  readonly quit: () => void;
};

/**
 * The menu bar: macOS wants one, and copying and pasting by keys need it there. Windows and Linux get none: Chromium
 * knows those keys by itself, and everything else is in the page. Follows the language; returns how to stop.
 */
export function followAppMenu(deps: Deps): () => void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return () => undefined;
  }
  let shown = deps.words();
  const set = () => Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(deps)));
  set();
  return deps.window.onFrontChange(() => {
    if (deps.words() === shown) return;
    shown = deps.words();
    set();
  });
}

function appMenu(deps: Deps): MenuItemConstructorOptions[] {
  const { life } = deps.words();
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: 'Deskbell',
      submenu: [
        { role: 'about', label: life('menu.about') },
        line,
        { label: life('menu.settings'), accelerator: 'Cmd+,', click: () => deps.window.open('/settings') },
        line,
        { role: 'services', label: life('menu.services') },
        line,
        { role: 'hide', label: life('menu.hide') },
        { role: 'hideOthers', label: life('menu.hideOthers') },
        { role: 'unhide', label: life('menu.showAll') },
        line,
        // Not the role: the owner is asked first when something falls due soon.
        { label: life('menu.quit'), accelerator: 'Cmd+Q', click: deps.quit },
      ],
    },
    {
      label: life('menu.edit'),
      submenu: [
        { role: 'undo', label: life('menu.undo') },
        { role: 'redo', label: life('menu.redo') },
        line,
        { role: 'cut', label: life('edit.cut') },
        { role: 'copy', label: life('edit.copy') },
        { role: 'paste', label: life('edit.paste') },
        { role: 'selectAll', label: life('edit.selectAll') },
      ],
    },
    {
      label: life('menu.view'),
      submenu: [
        // The keys are answered by the page's window, as on the other systems; here they are only shown.
        { ...zoomLine(deps, 'larger', 'Cmd+Plus'), label: life('menu.larger') },
        { ...zoomLine(deps, 'smaller', 'Cmd+-'), label: life('menu.smaller') },
        { ...zoomLine(deps, 'actual', 'Cmd+0'), label: life('menu.actualSize') },
        line,
        { role: 'togglefullscreen', label: life('menu.fullScreen') },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    {
      role: 'window',
      label: life('menu.window'),
      submenu: [
        { role: 'minimize', label: life('menu.minimise') },
        { role: 'zoom', label: life('menu.zoom') },
        { role: 'close', label: life('menu.close') },
        line,
        { label: life('menu.show'), accelerator: 'Cmd+1', click: () => deps.window.open() },
        { role: 'front', label: life('menu.front') },
      ],
    },
  ];
}

function zoomLine({ window }: Deps, move: ZoomMove, accelerator: string): MenuItemConstructorOptions {
  return { accelerator, registerAccelerator: false, click: () => window.zoom(move) };
}
