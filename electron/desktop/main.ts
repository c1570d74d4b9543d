import { app, dialog } from 'electron';

import { defaultDataFolder, systemFolders } from '#host/user-folder.ts';

import { registerPageScheme } from './bridge/page-protocol.ts';
import { startDesktop } from './desktop.ts';
import { readArguments } from './life/arguments.ts';
import { addressOfLink } from './life/links.ts';
import { hardenPages } from './window/hardening.ts';

registerPageScheme();
app.enableSandbox();

const args = readArguments(process.argv.slice(1), process.cwd());
const dataFolder = args.dataFolder ?? defaultDataFolder(systemFolders()).path;
if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  await app.whenReady();
  hardenPages({
    write: () => undefined,
    with: (): never => {
      throw new Error('unused');
    },
  });
  try {
    const desktop = await startDesktop({ ...args, dataFolder });
    app.on('second-instance', () => desktop.open());
    app.on('activate', () => desktop.open());
    app.on('window-all-closed', () => undefined);
    app.on('before-quit', (event) => {
      event.preventDefault();
      void desktop.stop().finally(() => app.exit(0));
    });
    if (!args.isHidden)
      desktop.open(args.link === null ? undefined : (addressOfLink(args.link) ?? undefined));
  } catch (error) {
    dialog.showErrorBox('Deskbell', error instanceof Error ? error.message : String(error));
    app.exit(1);
  }
}
