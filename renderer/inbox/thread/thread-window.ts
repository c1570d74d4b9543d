import type { MessageView } from '#shared/api/calls/messages.ts';

/** The part of a chat that is loaded: one stretch without holes, oldest first. */
export type ThreadWindow = {
  readonly items: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** How the window last grew: the list keeps its place from the end when it grew at the start. */
  readonly grewAt: 'start' | 'end';
};

export type ThreadPage = {
  readonly items: readonly MessageView[];
  readonly hasMore: boolean;
  readonly hasNewer: boolean;
};

/** A window of one page, as it is when a chat is opened. */
export function windowOf(page: ThreadPage): ThreadWindow {
  return { items: page.items, hasOlder: page.hasMore, hasNewer: page.hasNewer, grewAt: 'end' };
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

/**
 * The window after a page of it was asked for again: changed messages are replaced, vanished ones leave, new ones
 * take their place. A newest page that does not touch the window (more has arrived than a page holds) only tells that
 * there is more to load.
 */
export function refreshed(window: ThreadWindow, page: ThreadPage): ThreadWindow {
  if (window.items.length === 0) return windowOf(page);
  const inPage = idsOf(page.items);
  const first = window.items.findIndex((message) => inPage.has(message.id));
  const last = window.items.findLastIndex((message) => inPage.has(message.id));
  if (first === -1) return page.hasNewer ? window : { ...window, hasNewer: page.items.length > 0 };
  const known = idsOf(window.items);
  const firstKnown = page.items.findIndex((message) => known.has(message.id));
  const lastKnown = page.items.findLastIndex((message) => known.has(message.id));
  const reachesStart = first === 0;
  const reachesEnd = last === window.items.length - 1;
  // Beyond the window's own edges the page may go on; that is growth only where the window ends with the chat.
  const from = reachesStart && window.hasOlder ? firstKnown : 0;
  const to = reachesEnd && window.hasNewer ? lastKnown + 1 : page.items.length;
  const middle = page.items.slice(from, to).map((message) => sameOrNew(window.items, message));
  const items = [...window.items.slice(0, first), ...middle, ...window.items.slice(last + 1)];
  if (items.length === window.items.length && items.every((message, index) => message === window.items[index])) {
    return window;
  }
  const hasNewer = reachesEnd && !window.hasNewer ? page.hasNewer : window.hasNewer;
  return { ...window, items, hasNewer, grewAt: 'end' };
}

/** The object already on screen when nothing about it changed: then nothing is drawn again. */
function sameOrNew(items: readonly MessageView[], message: MessageView): MessageView {
  const shown = items.find((candidate) => candidate.id === message.id);
  return shown !== undefined && JSON.stringify(shown) === JSON.stringify(message) ? shown : message;
}

function idsOf(items: readonly MessageView[]): Set<string> {
  return new Set(items.map((message) => message.id));
}
