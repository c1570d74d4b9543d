import type { AppUpdater } from 'electron-updater';

import type { Log } from '#core/platform/ports.ts';

/** Where new versions come from. Every call may reject; `troubleOf` says why. */
export type UpdateSource = {
  /** The newer version that this computer may have now, null when there is none. */
  check(channel: 'stable' | 'early'): Promise<string | null>;
  /** Fetches and verifies what the last `check` found; resolves when it can be installed. 0 to 100 on the way. */
  download(onPercent: (percent: number) => void): Promise<void>;
};

/**
 * electron-updater behind our own few words. Checksums and signatures are verified as it does by default, a version is never
 * replaced by an older one, and the share of a staged rollout is reckoned here: no number of this computer travels.
 */
export function sourceOver(updater: AppUpdater, log: Log): UpdateSource {
  updater.logger = {
    info: (message: unknown) => log.write('info', wordsOf(message)),
    warn: (message: unknown) => log.write('warn', wordsOf(message)),
    error: (message: unknown) => log.write('warn', wordsOf(message)),
  };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.autoRunAppAfterInstall = true;
  updater.disableWebInstaller = true;
  updater.requestHeaders = { 'x-user-staging-id': '' };
  return {
    async check(channel) {
      updater.channel = channel === 'early' ? 'beta' : 'latest';
      updater.allowPrerelease = channel === 'early';
      // Choosing a channel allows it silently.
      updater.allowDowngrade = false;
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    async download(onPercent) {
      const tell = ({ percent }: { percent: number }) => onPercent(percent);
      updater.on('download-progress', tell);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', tell);
      }
    },
  };
}

/** A line of electron-updater: without what addresses carry behind their `?`, and not endless. */
export function wordsOf(message: unknown): string {
  const text = message instanceof Error ? message.message : String(message);
  const [firstLine = ''] = text.split('\n');
  return firstLine.replace(/(https?:\/\/[^\s"'?#]*)[?#][^\s"')]*/g, '$1').slice(0, 300);
}

const offline =
  /ERR_INTERNET_DISCONNECTED|ERR_NAME_NOT_RESOLVED|ERR_NETWORK_CHANGED|ERR_NETWORK_IO_SUSPENDED|ERR_ADDRESS_UNREACHABLE|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN/;

/** Why a call of a source was rejected: this computer has no connection, or something is wrong. */
export function troubleOf(error: unknown): 'offline' | 'failed' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return offline.test(`${code} ${error instanceof Error ? error.message : ''}`) ? 'offline' : 'failed';
}
