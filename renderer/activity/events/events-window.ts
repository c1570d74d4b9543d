import type { JournalEntryView } from '#shared/api/calls/journal.ts';

/** The part of the journal that is here. */
export type EventsWindow = {
  /** Newest first; undefined until the first are here. */
  readonly items: readonly JournalEntryView[] | undefined;
  /** Where older ones begin; null when there are none. */
  readonly cursor: string | null;
  /** A search has looked this far back without filling its page; null when it has not stopped. */
  readonly searchedTo: string | null;
  /** Came in since and are not in the list yet, newest first. */
  readonly fresh: readonly JournalEntryView[];
  /** More have come than are worth fetching one by one. */
  readonly isFlooded: boolean;
};

type Page = {
  readonly items: readonly JournalEntryView[];
  readonly nextCursor?: string | undefined;
  readonly searchedTo?: string | undefined;
};

export const nothingYet: EventsWindow = {
  items: undefined,
  cursor: null,
  searchedTo: null,
  fresh: [],
  isFlooded: false,
};

/** With the next older page at the end. */
export function withOlder(before: EventsWindow, page: Page): EventsWindow {
  return {
    ...before,
    items: [...(before.items ?? []), ...page.items],
    cursor: page.nextCursor ?? null,
    searchedTo: page.searchedTo ?? null,
  };
}

/** With newer ones (oldest first, as they were asked for) beside the list. */
export function withFresh(before: EventsWindow, news: Page | null, most: number): EventsWindow {
  if (news === null || news.items.length === 0) return before;
  const known = new Set([...before.fresh, ...(before.items ?? [])].map(({ id }) => id));
  const fresh = [...news.items.filter(({ id }) => !known.has(id)).reverse(), ...before.fresh];
  return { ...before, fresh, isFlooded: news.nextCursor !== undefined || fresh.length > most };
}

/** With what rows say now; those that no longer fit the filter stay where they are until the list is made anew. */
export function withRenewed(before: EventsWindow, renewed: readonly JournalEntryView[]): EventsWindow {
  if (renewed.length === 0 || before.items === undefined) return before;
  const now = new Map(renewed.map((entry) => [entry.id, entry]));
  const isNews = before.items.some((entry) => isOther(entry, now.get(entry.id)));
  return isNews ? { ...before, items: before.items.map((entry) => now.get(entry.id) ?? entry) } : before;
}

/** With the new ones in the list. */
export function withShown(before: EventsWindow): EventsWindow {
  return { ...before, items: [...before.fresh, ...(before.items ?? [])], fresh: [] };
}

function isOther(before: JournalEntryView, now: JournalEntryView | undefined): boolean {
  return (
    now !== undefined &&
    (now.state !== before.state || now.attempts !== before.attempts || now.reason !== before.reason)
  );
}
