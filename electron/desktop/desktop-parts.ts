import type { Client } from '#shared/api/client.ts';
import type { DesktopState, Push, UpdateState } from '#shared/api/desktop.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import type { Clock, Log, Random, Secrets } from '#core/platform/ports.ts';

import type { Desk } from './desk/desk.ts';
import type { DesktopSettingsFile } from './desktop-settings.ts';
import type { Words } from './words/words.ts';

/** Tells when something has changed; returns how to stop hearing of it. */
export type Subscribe = (listener: () => void) => () => void;

/** What everything around the window works with. */
export type Surroundings = {
  /** The core, typed, in this process. */
  readonly client: Client;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly settings: DesktopSettingsFile;
  /** The words in the language of now: ask each time, the owner may have changed it. */
  readonly words: () => Words;
  readonly desk: DeskWatch;
};

/** The latest picture of the desk; null until it was gathered for the first time. */
export type DeskWatch = { readonly current: () => Desk | null; readonly onChange: Subscribe };

/** The one window. It may be there, hidden, or not be there at all. */
export type MainWindow = {
  /** Shows it in front, makes it when there is none; with an address of the screens (`/inbox/<id>`) it shows that. */
  readonly open: (address?: string) => void;
  readonly hide: () => void;
  /** Visible, focused and not minimised: the owner looks at it. */
  readonly isInFront: () => boolean;
  /** The chat that the owner looks at now, null when the window is not in front or shows none. */
  readonly frontConversation: () => ConversationId | null;
  /** Focus, visibility or the chat shown have changed. */
  readonly onFrontChange: Subscribe;
  /** Sends something to the page; nothing happens when there is none. */
  readonly push: (push: Push) => void;
  /** For the taskbar's overlay: Electron's window, null when there is none. */
  readonly browserWindow: () => Electron.BrowserWindow | null;
};

export type Lock = {
  readonly state: () => DesktopState['lock'];
  readonly onChange: Subscribe;
  readonly lock: () => void;
  /** Rejects with ApiError `forbidden` for a wrong PIN, `too-many-requests` before its time. */
  readonly unlock: (pin: string) => Promise<void>;
  /** Rejects with ApiError `forbidden` for a wrong current PIN. */
  readonly setPin: (change: {
    readonly pin: string | null;
    readonly current?: string | undefined;
  }) => Promise<void>;
  readonly stop: () => void;
};

export type LoginItem = {
  /** Null where the system cannot do it for this installation. */
  readonly isOn: () => boolean | null;
  readonly set: (on: boolean) => void;
};

export type Updates = {
  readonly state: () => UpdateState;
  readonly onChange: Subscribe;
  readonly check: () => Promise<void>;
  /** Quits in order, installs and starts again; `unseen` without a window of the installer. */
  readonly install: (how?: 'seen' | 'unseen') => void;
  /** Called when everything has stopped: starts the installer if `install` was asked for. Then the process may end. */
  readonly afterStop: () => Promise<void>;
  readonly openDownloadPage: () => void;
  readonly stop: () => void;
};
