import { app, Notification } from 'electron';

import type { Clock, Log } from '#core/platform/ports.ts';

import type { Platform } from './buttons.ts';
import { readActivation } from './activation.ts';
import { subjectOfToast } from './toast-subject.ts';
import type { Presenter, PresenterEvents, Toast } from './toast.ts';

/** By this class Windows starts Deskbell for a click on a toast of a former run: never change it. */
const activatorClass = '{4B0D3B1C-6C1E-4E0B-9C57-0E5A3D7F2A61}';
/** Windows tells an answer twice, by the toast and by the class: the second within this is the same; ms. */
const sameAnswer = 10_000;
/** More toasts than these nobody looks at; the oldest goes. */
const most = 60;

/**
 * Toasts of the system. What is shown is kept here until it is gone: a notification that is garbage collected takes its
 * click with it, on macOS even itself. Linux has no use for a toast whose program is gone, so all go with the program
 * there; on macOS and Windows they stay, and a click starts Deskbell.
 */
export function systemToasts(
  { clock, log, platform }: { readonly clock: Clock; readonly log: Log; readonly platform: Platform },
  events: PresenterEvents,
): Presenter {
  const live = new Map<string, Electron.Notification>();
  const answered = new Map<string, number>();
  const keep = (id: string, made: Electron.Notification) => {
    const answer: PresenterEvents['onAnswer'] = (of, what) => {
      if (platform === 'win32') answered.set(of, clock.monotonic());
      withdraw(of);
      events.onAnswer(of, what);
    };
    live.set(id, made);
    made.on('click', () => answer(id, { kind: 'click' }));
    made.on('reply', ({ reply }) => answer(id, { kind: 'reply', text: reply }));
    made.on('action', ({ actionIndex }) => answer(id, { kind: 'button', index: actionIndex }));
    made.on('close', ({ reason }) => {
      // On Windows it only moves from the screen into the list.
      const isInList = platform === 'win32' && reason === 'timedOut';
      if (!isInList && live.get(id) === made) live.delete(id);
    });
    made.on('failed', (_event, error) => {
      log.write('debug', 'a toast was not shown', { error });
      if (live.get(id) === made) live.delete(id);
      events.onFailed();
    });
  };
  const withdraw = (id: string) => {
    const old = live.get(id);
    live.delete(id);
    old?.removeAllListeners();
    old?.close();
  };
  if (platform === 'win32') hearActivations({ clock, live, answered }, events);
  let isStopped = false;
  if (platform === 'darwin')
    Notification.getHistory().then(
      (found) => {
        if (!isStopped) adopt(found, live, keep, events);
      },
      (error: unknown) => log.write('warn', 'toasts of the last run could not be found', { error }),
    );

  return {
    show(toast) {
      // A round that was on its way when the program stopped: nobody would answer for what it shows.
      if (isStopped) return;
      withdraw(toast.id);
      if (!Notification.isSupported()) return events.onFailed();
      const [oldest] = live.keys();
      if (oldest !== undefined && live.size >= most) withdraw(oldest);
      const made = new Notification(optionsOf(toast));
      keep(toast.id, made);
      made.show();
    },
    withdraw,
    isShown: (id) => live.has(id),
    shown: () => [...live.keys()],
    stop() {
      isStopped = true;
      if (platform === 'win32') Notification.handleActivation(() => undefined);
      if (platform === 'linux') for (const id of [...live.keys()]) withdraw(id);
      for (const made of live.values()) made.removeAllListeners();
      live.clear();
    },
  };
}

/**
 * Windows: tells the system how to start Deskbell for a click on a toast. Before the first toast; the name of the
 * program's own id is told elsewhere, earlier still.
 */
export function claimToasts(): void {
  if (process.platform === 'win32') app.setToastActivatorCLSID(activatorClass);
}

function optionsOf({ id, group, title, body, buttons, replyField, isSilent }: Toast) {
  return {
    id,
    groupId: group,
    title,
    body,
    silent: isSilent,
    // 'critical' would break through the owner's quiet times.
    urgency: 'normal' as const,
    actions: buttons.map((text) => ({ type: 'button' as const, text })),
    ...(replyField === null ? {} : { hasReply: true, replyPlaceholder: replyField }),
  };
}

/** Windows: answers to toasts of a former run, also the one that has just started the program. */
function hearActivations(
  {
    clock,
    live,
    answered,
  }: {
    readonly clock: Clock;
    readonly live: ReadonlyMap<string, Electron.Notification>;
    readonly answered: ReadonlyMap<string, number>;
  },
  events: PresenterEvents,
): void {
  Notification.handleActivation((details) => {
    const { id, answer } = readActivation(details);
    const isSame = clock.monotonic() - (answered.get(id) ?? -Infinity) < sameAnswer;
    if (!live.has(id) && !isSame) events.onAnswer(id, answer);
  });
}

/** macOS: what a former run left in the list; nobody would answer for what is none of ours. */
function adopt(
  found: readonly Electron.Notification[],
  live: ReadonlyMap<string, Electron.Notification>,
  keep: (id: string, made: Electron.Notification) => void,
  events: PresenterEvents,
): void {
  const ours = found.filter(({ id }) => !live.has(id) && subjectOfToast(id) !== null);
  for (const made of ours) keep(made.id, made);
  const strange = found.filter(({ id }) => subjectOfToast(id) === null);
  if (strange.length > 0) Notification.remove(strange.map(({ id }) => id));
  events.onFound(ours.map(({ id }) => id));
}
