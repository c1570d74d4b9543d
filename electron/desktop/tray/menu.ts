import { momentInWords, type TimeFormat } from '#shared/i18n/time-format.ts';

import type { Desk } from '../desk/desk.ts';
import type { Words } from '../words/words.ts';
import { menuLabel, shortName } from './label.ts';
import { pauseInWords } from './tooltip.ts';

export type PauseLength = 'hour' | 'tomorrow' | 'open';

/** What a line of the menu does. */
export type MenuAction =
  | { readonly kind: 'open'; readonly address?: string }
  | { readonly kind: 'pause'; readonly length: PauseLength }
  | { readonly kind: 'resume' }
  | { readonly kind: 'copy-hook' }
  | { readonly kind: 'lock' }
  | { readonly kind: 'update' }
  | { readonly kind: 'quit' };

/** A line of the menu as data; labels are ready for the system, with `&` doubled. */
export type MenuLine =
  | { readonly kind: 'separator' }
  /** Only to be read. */
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: MenuAction }
  | { readonly kind: 'submenu'; readonly label: string; readonly lines: readonly MenuLine[] };

export type MenuView = {
  /** Null: not looked at yet. */
  readonly desk: Desk | null;
  readonly words: Words['tray'];
  /** In the shop's zone and the language of the words. */
  readonly format: TimeFormat;
  /** Epoch ms. */
  readonly now: number;
  readonly isLocked: boolean;
  readonly hasPin: boolean;
  /** The version that lies ready to be installed; null: none. */
  readonly readyVersion: string | null;
  /** False: no customer's name in the menu, as in the toasts. */
  readonly showsNames: boolean;
};

/** The most numbers that get a line of their own; a shop has one to five. */
const mostNumbers = 5;

/**
 * The menu of the tray. While locked it opens, says how many wait, and quits; everything that tells of customers or
 * changes anything waits for the PIN. That holds for the pause too: whoever cannot unlock must not silence reminders.
 */
export function menuOf(view: MenuView): readonly MenuLine[] {
  const { desk, words: t, isLocked, hasPin, readyVersion } = view;
  const open = act(t('open'), { kind: 'open' });
  const quit = act(t('quit'), { kind: 'quit' });
  if (isLocked) {
    return joined([[open], [read(t('locked')), ...(desk ? [countLine(desk, view)] : [])], [quit]]);
  }
  const lock = hasPin ? [act(t('lock'), { kind: 'lock' })] : [];
  const update =
    readyVersion === null ? [] : [act(t('update', { version: readyVersion }), { kind: 'update' })];
  if (desk === null) return joined([[open], update, [...lock, quit]]);
  return joined([
    [open],
    diskLines(desk, view),
    waitingLines(desk, view),
    sendingLines(desk, view),
    [...addressLines(desk, view), ...numberLines(desk, view), hookLine(desk, view)],
    update,
    [...lock, quit],
  ]);
}

function countLine({ needsReply }: Desk, { words: t }: MenuView): MenuLine {
  return read(needsReply === 0 ? t('nobodyWaits') : t('needsReply', { count: needsReply }));
}

function waitingLines(desk: Desk, view: MenuView): MenuLine[] {
  const { words: t, format, showsNames } = view;
  if (desk.needsReply === 0) return [countLine(desk, view)];
  const count = act(t('needsReply', { count: desk.needsReply }), { kind: 'open', address: '/inbox' });
  if (!showsNames) return [count];
  const chats = desk.waiting.map(({ id, title, lastMessage }) => {
    const name = shortName(title);
    const label =
      lastMessage === null ? name : t('waiting', { name, when: format.listStamp(lastMessage.at) });
    return act(label, { kind: 'open', address: `/inbox/${encodeURIComponent(id)}` });
  });
  return [count, ...chats];
}

function sendingLines(desk: Desk, view: MenuView): MenuLine[] {
  const { words: t } = view;
  const { sending, sendingUntil, outbox } = desk.health;
  const unclear =
    outbox.unknown > 0
      ? [act(t('unclear', { count: outbox.unknown }), { kind: 'open', address: '/outbox' })]
      : [];
  const lines = [...unclear, ...nextLine(desk, view)];
  switch (sending) {
    case 'running':
      return [...lines, { kind: 'submenu', label: menuLabel(t('pause')), lines: pauseLines(view) }];
    case 'paused':
      return [...lines, read(pauseInWords(sendingUntil, view)), act(t('resume'), { kind: 'resume' })];
    case 'stopped':
      return [...lines, act(t('start'), { kind: 'open', address: '/outbox/start' })];
  }
}

function pauseLines({ words: t }: MenuView): MenuLine[] {
  const lengths: readonly PauseLength[] = ['hour', 'tomorrow', 'open'];
  return lengths.map((length) => act(t(`pauseFor.${length}`), { kind: 'pause', length }));
}

/** What leaves next; nothing while it would not leave. What people have written goes also during a pause. */
function nextLine({ nextSend, nextSendKind, health }: Desk, view: MenuView): MenuLine[] {
  const { words: t, format, now, showsNames } = view;
  if (nextSend === null || (health.sending !== 'running' && nextSend.origin === 'automation')) return [];
  const isDue = Date.parse(nextSend.dueAt) <= now;
  const facts = {
    what: t(`what.${nextSendKind ?? 'other'}`),
    when: isDue ? t('due') : momentInWords(format, nextSend.dueAt, now),
  };
  const label = showsNames
    ? t('next', { ...facts, name: shortName(nextSend.title, 20) })
    : t('nextUnnamed', facts);
  return [act(label, { kind: 'open', address: '/outbox' })];
}

function diskLines({ health }: Desk, { words: t }: MenuView): MenuLine[] {
  return health.disk.isFull ? [act(t('diskFull'), { kind: 'open', address: '/connections/health' })] : [];
}

/** Said only while numbers do not get their messages because of it. */
function addressLines({ health }: Desk, { words: t }: MenuView): MenuLine[] {
  if (!health.tunnel.isTrouble) return [];
  return [act(t('tunnelBroken'), { kind: 'open', address: '/connections/address' })];
}

function numberLines({ channels }: Desk, { words: t }: MenuView): MenuLine[] {
  const address = '/connections';
  if (channels.length === 0) return [act(t('connect'), { kind: 'open', address })];
  // What is broken must not be the one that finds no place.
  const first = [...channels].sort((a, b) => Number(b.state === 'broken') - Number(a.state === 'broken'));
  return first.slice(0, mostNumbers).map(({ label, connection }) =>
    act(t('number', { label: shortName(label), state: t(`state.${connection}`) }), {
      kind: 'open',
      address,
    }),
  );
}

function hookLine({ bookingHookUrl }: Desk, { words: t }: MenuView): MenuLine {
  return bookingHookUrl === '' ? read(t('noHook')) : act(t('copyHook'), { kind: 'copy-hook' });
}

function act(label: string, action: MenuAction): MenuLine {
  return { kind: 'action', label: menuLabel(label), action };
}

function read(label: string): MenuLine {
  return { kind: 'text', label: menuLabel(label) };
}

/** Groups with a line between them. */
function joined(groups: readonly (readonly MenuLine[])[]): MenuLine[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ kind: 'separator' } as const, ...group]));
}
