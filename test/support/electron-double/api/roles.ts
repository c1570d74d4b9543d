import { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';

const labels = {
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteAndMatchStyle: 'Paste and Match Style',
  delete: 'Delete',
  selectAll: 'Select All',
  reload: 'Reload',
  forceReload: 'Force Reload',
  toggleDevTools: 'Toggle Developer Tools',
  resetZoom: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  toggleSpellChecker: 'Check Spelling While Typing',
  togglefullscreen: 'Toggle Full Screen',
  window: 'Window',
  minimize: 'Minimize',
  close: 'Close Window',
  help: 'Help',
  about: 'About',
  services: 'Services',
  hide: 'Hide',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  quit: 'Quit',
  startSpeaking: 'Start Speaking',
  stopSpeaking: 'Stop Speaking',
  zoom: 'Zoom',
  front: 'Bring All to Front',
  appMenu: '',
  fileMenu: 'File',
  editMenu: 'Edit',
  viewMenu: 'View',
  windowMenu: 'Window',
  shareMenu: 'Share',
  recentDocuments: 'Open Recent',
  toggleTabBar: 'Toggle Tab Bar',
  selectNextTab: 'Show Next Tab',
  selectPreviousTab: 'Show Previous Tab',
  showAllTabs: 'Show All Tabs',
  mergeAllWindows: 'Merge All Windows',
  clearRecentDocuments: 'Clear Menu',
  moveTabToNewWindow: 'Move Tab to New Window',
} as const;

export type Role = keyof typeof labels;
/** Roles of text on macOS, which items may ask for and have no words of their own. */
export type MacTextRole =
  'showSubstitutions' | 'toggleSmartQuotes' | 'toggleSmartDashes' | 'toggleTextReplacement';

/** Whether the double knows the role. */
export function isRole(role: string): role is Role {
  return role in labels;
}

/** The words of a role that was given none. */
export function roleLabel(role: Role): string {
  return role === 'quit' && process.platform !== 'win32' ? `Quit ${app.name}` : labels[role];
}

/** Does what a role stands for; false when only its own `click` knows. */
export function executeRole(role: Role, window?: BrowserWindow): boolean {
  switch (role) {
    case 'quit':
      app.quit();
      return true;
    case 'close':
      window?.close();
      return true;
    case 'minimize':
      window?.minimize();
      return true;
    case 'togglefullscreen':
      window?.setFullScreen(!window.isFullScreen());
      return true;
    case 'reload':
    case 'forceReload':
      window?.webContents.reload();
      return true;
    case 'toggleDevTools':
      window?.webContents.toggleDevTools();
      return true;
    case 'undo':
    case 'redo':
    case 'cut':
    case 'copy':
    case 'paste':
    case 'delete':
    case 'selectAll':
      window?.webContents[role]();
      return true;
    case 'resetZoom':
      window?.webContents.setZoomLevel(0);
      return true;
    case 'zoomIn':
    case 'zoomOut':
      window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + (role === 'zoomIn' ? 0.5 : -0.5));
      return true;
    default:
      return false;
  }
}
