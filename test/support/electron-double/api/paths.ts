import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

const named = {
  desktop: 'Desktop',
  documents: 'Documents',
  downloads: 'Downloads',
  music: 'Music',
  pictures: 'Pictures',
  videos: 'Videos',
} as const;

/** The folders of an app, as Electron finds them on Linux. */
export class Paths {
  readonly #set = new Map<string, string>();

  /** Throws on a name that Electron does not know. `appName` names the folder of the app's data. */
  get(name: string, appName: string): string {
    const set = this.#set.get(name);
    if (set !== undefined) return set;
    switch (name) {
      case 'home':
        return homedir();
      case 'appData':
        return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
      case 'userData':
        return join(this.get('appData', appName), appName);
      case 'sessionData':
        return this.get('userData', appName);
      case 'logs':
        return this.#made(join(this.get('userData', appName), 'logs'));
      case 'crashDumps':
        return join(this.get('userData', appName), 'Crashpad');
      case 'temp':
        return tmpdir();
      case 'exe':
      case 'module':
        return process.execPath;
      case 'assets':
        return dirname(process.execPath);
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return join(homedir(), named[name]);
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }

  /** Throws on a relative path. */
  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.#set.set(name, path);
  }

  #made(path: string): string {
    mkdirSync(path, { recursive: true });
    return path;
  }
}
