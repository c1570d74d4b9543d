import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';

import { createDesktopSettings } from '../desktop-settings.ts';
import { createUpdates } from './updates.ts';

/** What happened, in order. */
const happened = vi.hoisted(() => [] as string[]);
const place = vi.hoisted(() => ({ folder: '', isPackaged: true }));
/** The updater that was made last. */
const made = vi.hoisted(() => ({ updater: null as { autoInstallOnAppQuit: boolean } | null }));

vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return place.isPackaged;
    },
    getAppPath: () => place.folder,
    once: () => undefined,
  },
  shell: {
    openExternal: (url: string) => {
      happened.push(`open ${url}`);
      return Promise.resolve();
    },
  },
}));
vi.mock('electron-updater', async () => {
  const { EventEmitter } = await import('node:events');
  class Updater extends EventEmitter {
    autoInstallOnAppQuit = true;
    constructor() {
      super();
      made.updater = this;
    }
    checkForUpdates() {
      return Promise.resolve({ isUpdateAvailable: true, updateInfo: { version: '1.3.0' } });
    }
    downloadUpdate() {
      return Promise.resolve([]);
    }
    install(isSilent: boolean, isForceRunAfter: boolean) {
      happened.push(`install ${JSON.stringify({ isSilent, isForceRunAfter })}`);
      return true;
    }
  }
  return { default: { AppImageUpdater: Updater, DebUpdater: Updater } };
});

const page = 'https://github.com/somebody/deskbell/releases';
const resources = process.resourcesPath;

beforeEach(() => {
  happened.length = 0;
  made.updater = null;
  place.isPackaged = true;
  place.folder = mkdtempSync(join(tmpdir(), 'deskbell-updates-'));
  Object.defineProperty(process, 'resourcesPath', { value: place.folder, configurable: true });
  writeFileSync(join(place.folder, 'app-update.yml'), 'provider: github');
  const description = { version: '1.2.0', release: { page, isMacSigned: false } };
  writeFileSync(join(place.folder, 'package.json'), JSON.stringify(description));
});
afterEach(() => {
  vi.unstubAllEnvs();
  Object.defineProperty(process, 'resourcesPath', { value: resources, configurable: true });
  rmSync(place.folder, { recursive: true, force: true });
});

function begin() {
  const settings = createDesktopSettings({ read: () => ({}), write: () => undefined }, silentLog());
  const random = { fraction: () => 0, hex: () => '', id: () => '' };
  return createUpdates({
    clock: fakeClock(),
    random,
    log: silentLog(),
    settings,
    quit: () => happened.push('quit'),
  });
}

describe.runIf(process.platform === 'linux')('updates of an AppImage', () => {
  beforeEach(() => vi.stubEnv('APPIMAGE', '/home/anna/Deskbell.AppImage'));

  it('are installed when the owner says so, and only after everything has stopped', async () => {
    const updates = begin();
    await updates.check();
    await vi.waitFor(() => expect(updates.state()).toEqual({ kind: 'ready', version: '1.3.0' }));
    updates.install();
    updates.stop();
    expect(happened).toEqual(['quit']);
    await updates.afterStop();
    expect(happened).toEqual(['quit', 'install {"isSilent":false,"isForceRunAfter":true}']);
  });

  it('are left to electron-updater’s own quiet way when the owner just quits', async () => {
    const updates = begin();
    await updates.check();
    updates.stop();
    await updates.afterStop();
    expect({ happened, isInstalledByQuit: made.updater?.autoInstallOnAppQuit }).toEqual({
      happened: [],
      isInstalledByQuit: true,
    });
  });

  it('are not installed before they are there', async () => {
    const updates = begin();
    updates.install();
    await updates.afterStop();
    expect(happened).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('updates of a .deb', () => {
  beforeEach(() => {
    vi.stubEnv('APPIMAGE', undefined);
    writeFileSync(join(place.folder, 'package-type'), 'deb\n');
  });

  it('are told, and installed by nobody but the owner', async () => {
    const updates = begin();
    await updates.check();
    expect(updates.state()).toEqual({ kind: 'by-hand', version: '1.3.0', url: page });
    updates.install();
    updates.openDownloadPage();
    await updates.afterStop();
    expect({ happened, isInstalledByQuit: made.updater?.autoInstallOnAppQuit }).toEqual({
      happened: [`open ${page}`],
      isInstalledByQuit: false,
    });
  });
});

describe('a program from the sources', () => {
  it('looks for nothing', async () => {
    place.isPackaged = false;
    const updates = begin();
    await updates.check();
    updates.install();
    updates.openDownloadPage();
    await updates.afterStop();
    expect({ state: updates.state(), updater: made.updater, happened }).toEqual({
      state: { kind: 'off' },
      updater: null,
      happened: [],
    });
  });
});
