/** What `import … from 'electron'` and `require('electron')` give in the main process: one instance for both. */
import { app } from './api/app.ts';
import { BrowserWindow } from './api/browser-window.ts';
import { ClipboardItem, clipboard } from './api/clipboard.ts';
import { crashReporter } from './api/crash-reporter.ts';
import { dialog } from './api/dialog.ts';
import { ipcMain } from './api/ipc-main.ts';
import { Menu, MenuItem } from './api/menu.ts';
import { nativeImage } from './api/native-image.ts';
import { nativeTheme, systemPreferences } from './api/native-theme.ts';
import { createNet } from './api/net.ts';
import { Notification } from './api/notification.ts';
import { powerMonitor, powerSaveBlocker } from './api/power.ts';
import { safeStorage } from './api/safe-storage.ts';
import { screen } from './api/screen.ts';
import { session } from './api/session.ts';
import { shell } from './api/shell.ts';
import { Tray } from './api/tray.ts';
import { WebContents } from './api/web-contents.ts';
import type { WebFrameMain } from './api/web-frame-main.ts';

const { protocol } = session.defaultSession;
const net = createNet(protocol);
const webContents = {
  fromId: (id: number) => WebContents.fromId(id),
  getAllWebContents: () => WebContents.getAllWebContents(),
  fromDevToolsTargetId: (targetId: string) => WebContents.fromDevToolsTargetId(targetId),
  fromFrame: (frame: WebFrameMain) => WebContents.fromFrame(frame),
  getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
};

const electron = {
  app,
  BrowserWindow,
  ClipboardItem,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  webContents,
};

export {
  app,
  BrowserWindow,
  ClipboardItem,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  webContents,
};
// The name by which Node gives a required ES module its exports: CommonJS callers get the object itself.
// oxlint-disable-next-line import/no-default-export -- what Electron's own module gives
export { electron as default, electron as 'module.exports' };
