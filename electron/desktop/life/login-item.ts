import { homedir } from 'node:os';
import { join } from 'node:path';

import { app } from 'electron';

import type { Log } from '#core/platform/ports.ts';

import type { LoginItem } from '../desktop-parts.ts';
import type { DesktopSettingsFile } from '../desktop-settings.ts';
import { createAutostart } from './autostart.ts';

type Deps = { readonly settings: DesktopSettingsFile; readonly log: Log };

/** Windows compares it with what it has kept: always the same. */
const argumentsAtLogin = ['--hidden'];

/**
 * The start at login, as the system keeps it: who switches it off in the system's own list finds it off here. The first
 * time an installed Deskbell runs it switches this on, once: the front desk must be there in the morning without anybody
 * thinking of it.
 */
export function createLoginItem(deps: Deps): LoginItem {
  const item = app.isPackaged ? itemOfSystem(deps.log) : none;
  if (item.isOn() !== null && !deps.settings.get().loginItemChosen) {
    item.set(true);
    deps.settings.remember({ loginItemChosen: true });
  }
  return {
    isOn: item.isOn,
    set(on) {
      item.set(on);
      deps.settings.change({ loginItemChosen: true });
    },
  };
}

/** Run from the sources: an entry would start Electron without a program. */
const none: LoginItem = { isOn: () => null, set: () => undefined };

function itemOfSystem(log: Log): LoginItem {
  switch (process.platform) {
    case 'win32':
      return {
        // Of the user's own list: switched off there (the task manager), it counts as off.
        isOn: () => app.getLoginItemSettings({ args: argumentsAtLogin }).executableWillLaunchAtLogin,
        set: (on) => app.setLoginItemSettings({ openAtLogin: on, enabled: on, args: argumentsAtLogin }),
      };
    case 'darwin':
      return {
        // `requires-approval`: the owner has switched it off in the system's settings.
        isOn: () => app.getLoginItemSettings().status === 'enabled',
        set: (on) => app.setLoginItemSettings({ openAtLogin: on }),
      };
    case 'linux':
      return itemOfLinux(log);
    default:
      return none;
  }
}

/** An AppImage runs from a folder that is there only while it runs; the file itself is named by its runtime. */
function itemOfLinux(log: Log): LoginItem {
  const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  return createAutostart({
    file: join(config, 'autostart', 'deskbell.desktop'),
    program: process.env.APPIMAGE ?? process.execPath,
    args: argumentsAtLogin,
    log,
  });
}
