import type { ElectronApplication } from '@playwright/test';

export type ImageFacts = {
  readonly width: number;
  readonly height: number;
  readonly isEmpty: boolean;
  readonly isTemplate: boolean;
  readonly scaleFactors: readonly number[];
  /** The first 16 hexadecimal digits of the PNG's SHA-256. */
  readonly digest: string;
};
export type MenuFacts = {
  readonly id: string;
  readonly label: string;
  readonly sublabel: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly role: string | null;
  readonly items: readonly MenuFacts[];
};
export type TrayFacts = {
  readonly toolTip: string;
  readonly title: string;
  /** null until the app calls setImage: what the constructor was given cannot be seen. */
  readonly image: ImageFacts | null;
  readonly menu: readonly MenuFacts[];
};
export type ToastFacts = {
  readonly id: string;
  readonly groupId: string;
  readonly groupTitle: string;
  readonly title: string;
  readonly subtitle: string;
  readonly body: string;
  readonly silent: boolean;
  readonly hasReply: boolean;
  readonly replyPlaceholder: string;
  readonly timeoutType: string;
  readonly urgency: string;
  readonly actions: readonly { readonly type: string; readonly text?: string }[];
  readonly closeButtonText: string;
  readonly toastXml: string;
};
/** A part of a toast's title or body, or facts that must agree. */
export type ToastMatch = string | Partial<ToastFacts>;

type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type DisplayFacts = {
  readonly id?: number;
  readonly bounds: Bounds;
  readonly workArea?: Bounds;
  readonly scaleFactor?: number;
};

/** What the desktop shows of the app, and the person in front of it. */
export type Probe = {
  /** null while there is none. Lines that are not visible are left out. */
  readonly tray: () => Promise<TrayFacts | null>;
  readonly clickTray: (event?: 'click' | 'double-click' | 'right-click') => Promise<void>;
  /** A label or id, or several from the top menu down. Throws for a line that is disabled or not there. */
  readonly clickTrayItem: (labelOrPath: string | readonly string[]) => Promise<void>;
  /** What is on the screen, oldest first. */
  readonly notifications: () => Promise<readonly ToastFacts[]>;
  /** Also what has left it. */
  readonly allNotifications: () => Promise<readonly ToastFacts[]>;
  readonly clickNotification: (match: ToastMatch) => Promise<void>;
  readonly replyToNotification: (match: ToastMatch, text: string) => Promise<void>;
  readonly actOnNotification: (match: ToastMatch, actionIndex: number) => Promise<void>;
  readonly closeNotification: (match: ToastMatch) => Promise<void>;
  readonly badge: () => Promise<number>;
  readonly overlay: () => Promise<{ readonly image: ImageFacts; readonly description: string } | null>;
  /** The values of each call of `shell.openExternal`, `dialog.showMessageBox`, `app.setLoginItemSettings`, `app.quit` … */
  readonly calls: (name: string) => Promise<readonly (readonly unknown[])[]>;
  /** What `dialog.showMessageBox` and its like answer from now on; until then they wait for ever. */
  readonly answer: (name: string, value: unknown) => Promise<void>;
  readonly emitPower: (event: PowerEvent) => Promise<void>;
  /** How long, in seconds, nobody has touched the computer. */
  readonly setIdle: (seconds: number, state?: 'active' | 'locked') => Promise<void>;
  /** The first is the primary one. Announces what came, went and changed. */
  readonly setDisplays: (displays: readonly DisplayFacts[]) => Promise<void>;
  /** What the app answers when a page asks for a permission. Throws when it leaves that to Electron. */
  readonly permission: (name: string, requestingUrl: string) => Promise<boolean>;
  /** A link as macOS hands it over. */
  readonly openUrl: (url: string) => Promise<void>;
};

export type PowerEvent =
  'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown' | 'on-battery' | 'on-ac';

/** Speaks to probe.cjs in the main process. */
export function createProbe(app: ElectronApplication): Probe {
  const ask =
    (name: keyof Probe) =>
    (...values: unknown[]): Promise<unknown> =>
      app.evaluate(
        (_electron, call) => {
          const { __probe: probe } = globalThis as unknown as Record<
            string,
            Record<string, (...values: unknown[]) => unknown>
          >;
          return probe?.[call.name]?.(...call.values);
        },
        { name, values },
      );
  const names: readonly (keyof Probe)[] = [
    'tray',
    'clickTray',
    'clickTrayItem',
    'notifications',
    'allNotifications',
    'clickNotification',
    'replyToNotification',
    'actOnNotification',
    'closeNotification',
    'badge',
    'overlay',
    'calls',
    'answer',
    'emitPower',
    'setIdle',
    'setDisplays',
    'permission',
    'openUrl',
  ];
  // The names are the type's own, and probe.cjs answers what it promises.
  return Object.fromEntries(names.map((name) => [name, ask(name)])) as Probe;
}
