/**
 * Compiled, never run: the double's shape against Electron's types. A member that Electron does not have, a parameter
 * that Electron takes and the double does not, a plain result of another type: each is an error here.
 * `class implements` cannot say it: Electron's classes name each other, so a partial one never fits.
 */
import type * as Electron from 'electron';

import type * as Double from './electron.ts';
import type { Clipboard } from './api/clipboard.ts';
import type { CrashReporter } from './api/crash-reporter.ts';
import type { NativeTheme, SystemPreferences } from './api/native-theme.ts';
import type { PowerMonitor, PowerSaveBlocker } from './api/power.ts';
import type { SafeStorage } from './api/safe-storage.ts';
import type { Screen } from './api/screen.ts';
import type { DownloadItem } from './api/download-item.ts';
import type { IpcMain } from './api/ipc-main.ts';
import type { NativeImage } from './api/native-image.ts';
import type { Protocol } from './api/protocol.ts';
import type { Session } from './api/session.ts';
import type { WebContents } from './api/web-contents.ts';
import type { WebFrameMain } from './api/web-frame-main.ts';
import type { WebRequest } from './api/web-request.ts';
import type { CommandLine } from './api/command-line.ts';

/** What the double's own parts say to each other; no app can know it from Electron's types. */
type Own = 'double' | 'getLastWebPreferences';

type Plain = string | number | boolean | bigint | null | undefined | Uint8Array;
type Callable = (...values: never[]) => unknown;

/** Plain results, also promised ones and lists of them, must be what Electron's caller gets. */
type ResultFits<Mine, Theirs> = unknown extends Mine
  ? true
  : [Mine] extends [Plain]
    ? Mine extends Theirs
      ? true
      : false
    : [Mine] extends [Promise<infer MinePromised>]
      ? [Theirs] extends [Promise<infer TheirsPromised>]
        ? ResultFits<MinePromised, TheirsPromised>
        : false
      : [Theirs] extends [Plain]
        ? false
        : PartsFit<Mine, Theirs>;

/** Of an object, each plain part that both have. */
type PartsFit<Mine, Theirs> = {
  [
    Key in keyof Mine & keyof Theirs as [Mine[Key]] extends [Plain]
      ? Mine[Key] extends Theirs[Key]
        ? never
        : Key
      : never
  ]: true;
} extends infer Wrong
  ? keyof Wrong extends never
    ? true
    : false
  : never;

/** A parameter of the double may be wider than Electron's, never narrower; its objects may name what Electron knows. */
type ParameterFits<Mine, Theirs> = [Theirs] extends [Plain]
  ? Theirs extends Mine
    ? true
    : false
  : [Mine] extends [Plain]
    ? false
    : true;

type ParametersFit<
  Mine extends readonly unknown[],
  Theirs extends readonly unknown[],
> = number extends Mine['length']
  ? true
  : Required<Mine> extends [infer MineFirst, ...infer MineRest]
    ? Required<Theirs> extends [infer TheirsFirst, ...infer TheirsRest]
      ? ParameterFits<MineFirst, TheirsFirst> extends true
        ? ParametersFit<MineRest, TheirsRest>
        : false
      : // More than Electron gives: never filled.
        false
    : true;

type MemberFits<Mine, Theirs> = [Mine] extends [Callable]
  ? [Theirs] extends [Callable]
    ? ParametersFit<Parameters<Mine>, Parameters<Theirs>> extends true
      ? ResultFits<ReturnType<Mine>, ReturnType<Theirs>> extends true
        ? true
        : 'result'
      : 'parameters'
    : // `click: Function` says no more than that it is one.
      Callable extends Theirs
      ? true
      : 'no function in Electron'
  : ResultFits<Mine, Theirs> extends true
    ? true
    : 'type';

/** The members that do not fit; `never` is what must come out. */
type Wrong<Mine, Theirs> = {
  [Key in Exclude<keyof Mine, Own | keyof NodeJS.EventEmitter>]: Key extends keyof Theirs
    ? MemberFits<Mine[Key], Theirs[Key]> extends true
      ? never
      : [Key, MemberFits<Mine[Key], Theirs[Key]>]
    : [Key, 'not in Electron'];
}[Exclude<keyof Mine, Own | keyof NodeJS.EventEmitter>];

/** Constructors take what Electron's take: no option of the double may be unknown to it or of another type. */
type OptionsFit<Mine, Theirs> = {
  [Key in keyof Mine as string extends Key ? never : Key]-?: Key extends keyof Theirs
    ? ParameterFits<Mine[Key], Theirs[Key]> extends true
      ? never
      : [Key, 'of another type']
    : [Key, 'not in Electron'];
} extends infer Each
  ? Each[keyof Each]
  : never;

type First<Class extends abstract new (...values: never[]) => unknown> = NonNullable<
  ConstructorParameters<Class>[0]
>;

type Check<Problems extends never> = Problems;

export type Conformance = [
  Check<Exclude<keyof typeof Double, keyof typeof Electron | 'default' | 'module.exports'>>,
  Check<Wrong<typeof Double.app, Electron.App>>,
  Check<Wrong<CommandLine, Electron.CommandLine>>,
  Check<Wrong<Clipboard, Electron.Clipboard>>,
  Check<Wrong<Double.ClipboardItem, Electron.ClipboardItem>>,
  Check<Wrong<CrashReporter, Electron.CrashReporter>>,
  Check<Wrong<typeof Double.dialog, Electron.Dialog>>,
  Check<Wrong<DownloadItem, Electron.DownloadItem>>,
  Check<Wrong<IpcMain, Electron.IpcMain>>,
  Check<Wrong<Double.BrowserWindow, Electron.BrowserWindow>>,
  Check<Wrong<typeof Double.BrowserWindow, typeof Electron.BrowserWindow>>,
  Check<OptionsFit<First<typeof Double.BrowserWindow>, Electron.BrowserWindowConstructorOptions>>,
  Check<
    OptionsFit<NonNullable<First<typeof Double.BrowserWindow>['webPreferences']>, Electron.WebPreferences>
  >,
  Check<Wrong<WebContents, Electron.WebContents>>,
  Check<Wrong<typeof Double.webContents, typeof Electron.webContents>>,
  Check<Wrong<WebFrameMain, Electron.WebFrameMain>>,
  Check<Wrong<Double.Menu, Electron.Menu>>,
  Check<Wrong<typeof Double.Menu, typeof Electron.Menu>>,
  Check<Wrong<Double.MenuItem, Electron.MenuItem>>,
  Check<OptionsFit<First<typeof Double.MenuItem>, Electron.MenuItemConstructorOptions>>,
  Check<Wrong<Double.Tray, Electron.Tray>>,
  Check<Wrong<NativeImage, Electron.NativeImage>>,
  Check<Wrong<typeof Double.nativeImage, typeof Electron.nativeImage>>,
  Check<Wrong<NativeTheme, Electron.NativeTheme>>,
  Check<Wrong<typeof Double.net, Electron.Net>>,
  Check<Wrong<Double.Notification, Electron.Notification>>,
  Check<Wrong<typeof Double.Notification, typeof Electron.Notification>>,
  Check<OptionsFit<First<typeof Double.Notification>, Electron.NotificationConstructorOptions>>,
  Check<Wrong<PowerMonitor, Electron.PowerMonitor>>,
  Check<Wrong<PowerSaveBlocker, Electron.PowerSaveBlocker>>,
  Check<Wrong<Protocol, Electron.Protocol>>,
  Check<Wrong<SafeStorage, Electron.SafeStorage>>,
  Check<Wrong<Screen, Electron.Screen>>,
  Check<Wrong<Session, Electron.Session>>,
  Check<Wrong<typeof Double.session, typeof Electron.session>>,
  Check<Wrong<WebRequest, Electron.WebRequest>>,
  Check<Wrong<typeof Double.shell, Electron.Shell>>,
  Check<Wrong<SystemPreferences, Electron.SystemPreferences>>,
];
