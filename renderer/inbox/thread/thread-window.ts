import type { MessageView } from '#shared/api/calls/messages.ts';

/** The part of a chat that is loaded: one stretch without holes, oldest first. */
export type ThreadWindow = {
  readonly items: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** How the window last grew: the list keeps its place from the end when it grew at the start. */
  readonly grewAt: 'start' | 'end';
  /** Another one for each stretch that was opened: nothing of the place on screen carries over. */
  readonly stretch: number;
  /** The message that the stretch was opened around, or null when it was opened at its end. */
  readonly openedAround: string | null;
  /** Loaded before the last news, and not asked for again since. */
  readonly stale: ReadonlySet<string>;
};

export type ThreadPage = {
  readonly items: readonly MessageView[];
  readonly hasMore: boolean;
  readonly hasNewer: boolean;
};

const nothingStale: ReadonlySet<string> = new Set();

/** A window of one page, as it is when a chat is opened or a message far away is jumped to. */
export function windowOf(page: ThreadPage, openedAround: string | null = null, stretch = 0): ThreadWindow {
  return {
    items: page.items,
    hasOlder: page.hasMore,
    hasNewer: page.hasNewer,
    grewAt: 'end',
    stretch,
    openedAround,
    stale: nothingStale,
  };
}

/** The window with the page before it. */
export function withOlder(window: ThreadWindow, page: ThreadPage): ThreadWindow {
  const known = idsOf(window.items);
  const fresh = page.items.filter((message) => !known.has(message.id));
  return { ...window, items: [...fresh, ...window.items], hasOlder: page.hasMore, grewAt: 'start' };
}

/** The window with the page after it. */
export function withNewer(window: ThreadWindow, page: ThreadPage): ThreadWindow {
  const known = idsOf(window.items);
  const fresh = page.items.filter((message) => !known.has(message.id));
  return { ...window, items: [...window.items, ...fresh], hasNewer: page.hasNewer, grewAt: 'end' };
}

/** The window after news of the chat: until asked for again, everything in it may be out of date. */
export function grownStale(window: ThreadWindow): ThreadWindow {
  return { ...window, stale: idsOf(window.items) };
}

/**
 * The window after a page of it was asked for again: changed messages are replaced, vanished ones leave, new ones
 * take their place. A newest page that does not touch the window (more has arrived than a page holds) only tells that
 * there is more to load.
 */
export function refreshed(window: ThreadWindow, page: ThreadPage): ThreadWindow {
  if (window.items.length === 0) return windowOf(page, null, window.stretch);
  const inPage = new Map(page.items.map((message, index) => [message.id as string, index]));
  const first = window.items.findIndex((message) => inPage.has(message.id));
  const last = window.items.findLastIndex((message) => inPage.has(message.id));
  if (first === -1) return page.hasNewer ? window : { ...window, hasNewer: page.items.length > 0 };

  const known = new Map(
    window.items.slice(first, last + 1).map((message) => [message.id as string, message]),
  );
  const reachesEnd = last === window.items.length - 1;
  // Beyond the window's own edges the page may go on; that is growth only where the window ends with the chat.
  const from = first === 0 && window.hasOlder ? page.items.findIndex((message) => known.has(message.id)) : 0;
  const to =
    reachesEnd && window.hasNewer
      ? page.items.findLastIndex((message) => known.has(message.id)) + 1
      : page.items.length;
  const middle = page.items.slice(from, to).map((message) => sameOrNew(known.get(message.id), message));
  const next = [...window.items.slice(0, first), ...middle, ...window.items.slice(last + 1)];
  const isSame =
    next.length === window.items.length && next.every((message, index) => message === window.items[index]);
  return {
    ...window,
    items: isSame ? window.items : next,
    hasNewer: reachesEnd && !window.hasNewer ? page.hasNewer : window.hasNewer,
    grewAt: isSame ? window.grewAt : 'end',
    stale:
      window.stale.size === 0 ? window.stale : new Set([...window.stale].filter((id) => !inPage.has(id))),
  };
}

/** A remembered window keeps this many of its newest messages when its chat is opened again. */
const keptMessages = 100;

/**
 * What is left of a remembered window when its chat is opened anew: nothing when it does not reach the newest message
 * (a chat opens there) or lacks the wished one; a long one is cut, so that opening stays quick.
 */
export function reopened(
  window: ThreadWindow | undefined,
  wishedId: string | null,
): ThreadWindow | undefined {
  if (window === undefined) return undefined;
  if (wishedId !== null && window.items.some((message) => message.id === wishedId)) {
    return { ...window, openedAround: wishedId };
  }
  if (wishedId !== null || window.hasNewer) return undefined;
  const isLong = window.items.length > keptMessages * 2;
  return {
    ...window,
    openedAround: null,
    grewAt: 'end',
    items: isLong ? window.items.slice(-keptMessages) : window.items,
    hasOlder: isLong || window.hasOlder,
  };
}

/** The object already on screen when nothing about it changed: then nothing is drawn again. */
function sameOrNew(shown: MessageView | undefined, message: MessageView): MessageView {
  return shown !== undefined && JSON.stringify(shown) === JSON.stringify(message) ? shown : message;
}

function idsOf(items: readonly MessageView[]): Set<string> {
  return new Set(items.map((message) => message.id));
}
