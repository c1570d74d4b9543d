import type { Lock, MainWindow } from '#desktop/desktop-parts.ts';
import { createDesktopSettings, type DesktopSettingsFile } from '#desktop/desktop-settings.ts';
import { watchDesk } from '#desktop/desk/watch-desk.ts';
import type { Toast, ToastAnswer } from '#desktop/toasts/toast.ts';
import { startToastsOn } from '#desktop/toasts/toasts-on.ts';
import type { Platform } from '#desktop/toasts/buttons.ts';
import { wordsOf } from '#desktop/words/words.ts';
import type { Clock, SettingsFile } from '#core/platform/ports.ts';
import { systemRandom } from '#core/platform/system.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

import { collectingLog } from '../log.ts';
import type { Shop } from '../shop.ts';

/** The toasts of a shop without a screen: what is shown, and hands to answer. */
export type ToastDesk = {
  /** What is on the screen, oldest first. */
  readonly shown: () => readonly Toast[];
  /** Everything that was ever shown, in order. */
  readonly all: readonly Toast[];
  /** Answers what is shown under this id; it leaves the screen. */
  readonly answer: (id: string, answer: ToastAnswer) => void;
  /** The addresses that the window was opened at. */
  readonly opened: (string | undefined)[];
  /** What the owner looks at: null = not at the window. */
  readonly look: (at: { readonly chat: ConversationId | null } | null) => void;
  readonly setLocked: (isLocked: boolean) => void;
  readonly settings: DesktopSettingsFile;
  readonly logLines: () => string;
  readonly stop: () => void;
};

export type ToastDeskOptions = {
  readonly file?: SettingsFile;
  readonly platform?: Platform;
  readonly language?: LanguageCode;
  /** Ids of toasts that the system still has from a former run. */
  readonly leftovers?: readonly string[];
};

/** A settings document in memory. */
export function memoryFile(): SettingsFile {
  let document: unknown = null;
  return { read: () => document, write: (next) => (document = next) };
}

/** Starts the toasts of a shop. */
export function openToastDesk(shop: Shop, clock: Clock, options: ToastDeskOptions = {}): ToastDesk {
  const shown = new Map<string, Toast>();
  const all: Toast[] = [];
  const opened: (string | undefined)[] = [];
  const log = collectingLog();
  const settings = createDesktopSettings(options.file ?? memoryFile(), log);
  const front = changing<{ readonly chat: ConversationId | null } | null>(null);
  const lock = changing(false);
  const desk = watchDesk({ client: shop.client, clock, log });
  let answer: (id: string, answer: ToastAnswer) => void = () => undefined;
  const stop = startToastsOn(
    {
      client: shop.client,
      clock,
      random: systemRandom(clock),
      log,
      secrets: shop.secrets,
      settings,
      words: () => wordsOf(options.language ?? 'en'),
      desk,
      platform: options.platform ?? 'linux',
      window: windowOf(front, opened),
      lock: lockOf(lock),
    },
    (events) => {
      answer = (id, given) => {
        if (!shown.delete(id)) throw new Error(`No toast ${id} is shown.`);
        events.onAnswer(id, given);
      };
      const { leftovers } = options;
      if (leftovers)
        queueMicrotask(() => {
          for (const id of leftovers) shown.set(id, leftover(id));
          events.onFound(leftovers);
        });
      return {
        show(toast) {
          shown.delete(toast.id);
          shown.set(toast.id, toast);
          all.push(toast);
        },
        withdraw: (id) => void shown.delete(id),
        isShown: (id) => shown.has(id),
        shown: () => [...shown.keys()],
        stop: () => undefined,
      };
    },
  );
  return {
    shown: () => [...shown.values()],
    all,
    answer: (id, given) => answer(id, given),
    opened,
    look: front.set,
    setLocked: lock.set,
    settings,
    logLines: () => log.lines.map((line) => JSON.stringify(line)).join('\n'),
    stop() {
      stop();
      desk.stop();
    },
  };
}

function leftover(id: string): Toast {
  return { id, group: id, title: 'Left over', body: '', buttons: [], replyField: null, isSilent: true };
}

/** A value that tells when it is set. */
function changing<Value>(first: Value) {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set: (next: Value) => {
      value = next;
      for (const listener of listeners) listener();
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Changing<Value> = ReturnType<typeof changing<Value>>;

function windowOf(
  front: Changing<{ readonly chat: ConversationId | null } | null>,
  opened: (string | undefined)[],
): MainWindow {
  return {
    open: (address) => void opened.push(address),
    hide: () => undefined,
    isInFront: () => front.get() !== null,
    frontConversation: () => front.get()?.chat ?? null,
    onFrontChange: front.onChange,
    push: () => undefined,
    browserWindow: () => null,
  };
}

function lockOf(lock: Changing<boolean>): Lock {
  const unasked = () => Promise.reject(new Error('Nobody asks for it here.'));
  return {
    state: () => ({
      hasPin: true,
      isLocked: lock.get(),
      isPinLost: false,
      autoLockMinutes: null,
      retryAt: null,
      triesLeft: 5,
      resetCommand: '',
    }),
    onChange: lock.onChange,
    lock: () => lock.set(true),
    unlock: unasked,
    setPin: unasked,
    stop: () => undefined,
  };
}
