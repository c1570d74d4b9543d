import { EventEmitter } from 'node:events';

import { ask, createEvent } from '../event.ts';
import { running } from '../running.ts';
import { SingleInstance } from '../single-instance.ts';
import { CommandLine } from './command-line.ts';
import { changeSystemSettings, readSystemSettings } from './kept-settings.ts';
import { openWindows } from './open-windows.ts';
import { Paths } from './paths.ts';
import { readProcessMetrics } from './process-metrics.ts';
import type { Menu } from './menu.ts';

type LoginSettings = {
  openAtLogin?: boolean;
  args?: string[];
  path?: string;
  enabled?: boolean;
  name?: string;
};

/** The life of the process. */
export class App extends EventEmitter {
  readonly commandLine = new CommandLine();
  readonly isPackaged = false;
  readonly dock = undefined;
  readonly runningUnderARM64Translation = false;
  name = 'Electron';
  userAgentFallback = `Mozilla/5.0 (X11; Linux x64) Electron/${process.versions.electron ?? ''}`;
  accessibilitySupportEnabled = false;
  readonly #paths = new Paths();
  readonly #instance = new SingleInstance();
  readonly #ready = Promise.withResolvers<undefined>();
  #isReady = false;
  #version = '';
  #appPath = process.cwd();
  #badge = 0;
  #menu: Menu | null = null;
  #quitting = false;
  #ending = false;
  #exiting = false;
  #hidden = false;

  isReady(): boolean {
    return this.#isReady;
  }
  async whenReady(): Promise<void> {
    await this.#ready.promise;
  }

  quit(): void {
    if (this.#quitting) return;
    this.#quitting = ask(this, 'before-quit');
    if (!this.#quitting) return;
    if (openWindows.all.size === 0) this.#shutDown();
    else for (const window of [...openWindows.all]) window.close();
  }

  exit(exitCode = 0): void {
    this.#exiting = true;
    for (const window of [...openWindows.all]) window.destroy();
    this.#end(exitCode);
  }

  relaunch(_options?: { args?: string[]; execPath?: string }): void {
    // A second app beside the test's own would be nobody's to end.
  }

  #shutDown(): void {
    if (!ask(this, 'will-quit')) {
      this.#quitting = false;
      return;
    }
    this.#end(0);
  }

  #end(exitCode: number): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#quitting = true;
    this.emit('quit', createEvent({}), exitCode);
    void this.double.end(exitCode);
  }

  /** Not Electron's: what boot and the windows tell the app. */
  readonly double = {
    become: (facts: { name: string; version: string; path: string }): void => {
      this.name = facts.name;
      this.#version = facts.version;
      this.#appPath = facts.path;
    },
    ready: (): void => {
      this.#isReady = true;
      this.emit('ready', createEvent({}), {});
      this.#ready.resolve(undefined);
    },
    isEnding: (): boolean => this.#ending,
    isStarted: (): boolean => this.#isReady,
    isQuitting: (): boolean => this.#quitting,
    /** Replaced by boot, which knows what must end before the process does. */
    end: (_exitCode: number): Promise<void> => Promise.resolve(),
    instance: this.#instance,
    windowVetoed: (): void => void (this.#quitting = false),
    windowClosed: (): void => {
      if (openWindows.all.size > 0 || this.#exiting) return;
      if (this.#quitting) this.#shutDown();
      else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
      else this.quit();
    },
  };

  getPath(name: string): string {
    return this.#paths.get(name, this.name);
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.#paths.set('logs', path);
  }
  getAppPath(): string {
    return this.#appPath;
  }
  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return this.#version;
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    const start = { argv: [...running.argv], folder: process.cwd(), additional: additionalData ?? null };
    return this.#instance.request(this.getPath('userData'), start, ({ argv, folder, additional }) => {
      // Electron promises the event after ready only; Playwright replaces whenReady.
      void this.whenReady().then(() =>
        this.emit('second-instance', createEvent({}), argv, folder, additional),
      );
    });
  }
  hasSingleInstanceLock(): boolean {
    return this.#instance.held;
  }
  releaseSingleInstanceLock(): void {
    this.#instance.release();
  }

  setAsDefaultProtocolClient(protocol: string, _path?: string, _args?: string[]): boolean {
    const { protocols } = readSystemSettings(this.getPath('userData'));
    changeSystemSettings(this.getPath('userData'), { protocols: [...new Set([...protocols, protocol])] });
    return true;
  }
  removeAsDefaultProtocolClient(protocol: string, _path?: string, _args?: string[]): boolean {
    const { protocols } = readSystemSettings(this.getPath('userData'));
    changeSystemSettings(this.getPath('userData'), {
      protocols: protocols.filter((known) => known !== protocol),
    });
    return true;
  }
  isDefaultProtocolClient(protocol: string, _path?: string, _args?: string[]): boolean {
    return readSystemSettings(this.getPath('userData')).protocols.includes(protocol);
  }
  setLoginItemSettings(settings: LoginSettings): void {
    const { openAtLogin = false, args: loginArguments = [] } = settings;
    changeSystemSettings(this.getPath('userData'), { openAtLogin, loginArguments });
  }
  getLoginItemSettings(_options?: { path?: string; args?: string[] }) {
    const { openAtLogin, loginArguments } = readSystemSettings(this.getPath('userData'));
    const item = {
      name: this.name,
      path: process.execPath,
      args: [...loginArguments],
      scope: 'user' as const,
      enabled: true,
    };
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? ('enabled' as const) : ('not-registered' as const),
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: openAtLogin ? [item] : [],
    };
  }

  get badgeCount(): number {
    return this.#badge;
  }
  set badgeCount(count: number) {
    this.#badge = count;
  }
  getBadgeCount(): number {
    return this.#badge;
  }
  setBadgeCount(count = 0): boolean {
    this.#badge = count;
    return true;
  }
  get applicationMenu(): Menu | null {
    return this.#menu;
  }
  set applicationMenu(menu: Menu | null) {
    this.#menu = menu;
  }

  focus(_options?: { steal: boolean }): void {
    [...openWindows.all].at(-1)?.focus();
  }
  show(): void {
    this.#hidden = false;
  }
  hide(): void {
    this.#hidden = true;
  }
  isHidden(): boolean {
    return this.#hidden;
  }
  isActive(): boolean {
    return openWindows.focused !== null;
  }
  setActivationPolicy(_policy: 'regular' | 'accessory' | 'prohibited'): void {
    // macOS only.
  }
  setAppUserModelId(_id: string): void {
    // Windows only.
  }
  setToastActivatorCLSID(_id: string): void {
    // Windows only.
  }
  setDesktopName(_name: string): void {
    // Nobody reads the name of a desktop file here.
  }
  setAboutPanelOptions(_options: object): void {
    // Never shown.
  }
  enableSandbox(): void {
    this.#beforeReady('enableSandbox');
  }
  disableHardwareAcceleration(): void {
    this.#beforeReady('disableHardwareAcceleration');
  }
  isHardwareAccelerationEnabled(): boolean {
    return false;
  }
  isAccessibilitySupportEnabled(): boolean {
    return this.accessibilitySupportEnabled;
  }
  setAccessibilitySupportEnabled(enabled: boolean): void {
    this.accessibilitySupportEnabled = enabled;
  }
  configureHostResolver(_options: object): void {
    // Pages of the double reach own schemes only.
  }

  getLocale(): string {
    return this.commandLine.getSwitchValue('lang') || this.getSystemLocale();
  }
  /** As a Linux desktop says it: `LANG=ru_RU.UTF-8`. */
  getSystemLocale(): string {
    const { LC_ALL, LANG } = process.env;
    const named = (LC_ALL ?? LANG ?? '').replace(/\..*$/, '').replace('_', '-');
    return /^[a-z]{2}(-|$)/.test(named) ? named : 'en-US';
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }
  getLocaleCountryCode(): string {
    return new Intl.Locale(this.getSystemLocale()).region ?? '';
  }
  getAppMetrics() {
    return readProcessMetrics(running.browser?.processId ?? null);
  }

  #beforeReady(name: string): void {
    if (this.#isReady) throw new Error(`app.${name}() can only be called before app is ready`);
  }
}

export const app = new App();
