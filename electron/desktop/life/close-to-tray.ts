import { Notification } from 'electron';

import type { MainWindow, Surroundings } from '../desktop-parts.ts';

type Deps = Pick<Surroundings, 'settings' | 'words' | 'log'> & {
  readonly window: () => Pick<MainWindow, 'hide' | 'open' | 'browserWindow'>;
  /** False where no tray could be made. */
  readonly hasTray: () => boolean;
  /** The owner wants to quit. */
  readonly quit: () => void;
};

/**
 * What closing the window does: it goes to the tray, and the first time a toast says so; or Deskbell quits, if the owner
 * has set that. Some Linux desktops show no tray and tell nobody: the toast says that another start opens the window.
 */
export function closeToTray({ settings, words, log, window, hasTray, quit }: Deps): void {
  const { closesToTray, toldAboutTray } = settings.get();
  if (!closesToTray) {
    quit();
    return;
  }
  if (!hasTray()) {
    // Hidden it would be gone for whoever does not know better; in the taskbar it stays in sight.
    window().browserWindow()?.minimize();
    return;
  }
  window().hide();
  if (toldAboutTray || !Notification.isSupported()) return;
  const { life } = words();
  const { platform } = process;
  const toast = new Notification({
    title: life('tray.title'),
    body: life(platform === 'win32' || platform === 'darwin' ? `tray.${platform}` : 'tray.linux'),
    silent: true,
  });
  toast.on('click', () => window().open());
  toast.on('failed', () => log.write('warn', 'the toast about the tray could not be shown'));
  toast.show();
  settings.remember({ toldAboutTray: true });
}
