import { journalFates, journalOrigins, type JournalFate, type JournalOrigin } from './event-names.ts';

export const spans = ['any', 'hour', 'day', 'week', 'month'] as const;
export type Span = (typeof spans)[number];

/** What the list shows. Null: whatever it is. */
export type EventFilter = {
  readonly state: JournalFate | null;
  readonly number: string | null;
  readonly source: JournalOrigin | null;
  readonly type: string | null;
  readonly span: Span;
  readonly text: string;
};

export const everyEvent: EventFilter = {
  state: null,
  number: null,
  source: null,
  type: null,
  span: 'any',
  text: '',
};

const hour = 3_600_000;
const lengths: Record<Exclude<Span, 'any'>, number> = {
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  month: 30 * 24 * hour,
};

/** The filter of an address: `?state=failed&number=…`, so that other screens can lead to a part of the events. */
export function filterOfAddress(search: string): EventFilter {
  const given = new URLSearchParams(search);
  const one = <Name extends string>(name: string, known: readonly Name[]) =>
    known.find((value) => value === given.get(name)) ?? null;
  return {
    state: one('state', journalFates),
    number: given.get('number'),
    source: one('source', journalOrigins),
    type: given.get('type'),
    span: one('span', spans) ?? 'any',
    text: given.get('text') ?? '',
  };
}

/** The end of the address that stands for a filter, with its question mark; empty for everything. */
export function addressOfFilter(filter: EventFilter): string {
  const entries = Object.entries(filter).filter(
    (entry): entry is [string, string] => entry[1] !== null && entry[1] !== '' && entry[1] !== 'any',
  );
  const written = new URLSearchParams(entries).toString();
  return written === '' ? '' : `?${written}`;
}

/** The filter as the core is asked; `now` in epoch ms, rounded down so that the question stays the same for a while. */
export function questionOf(filter: EventFilter, now: number) {
  const { state, number, source, type, span } = filter;
  const text = filter.text.trim();
  const minute = Math.floor(now / 60_000) * 60_000;
  return {
    ...(state === null ? {} : { state }),
    ...(number === null ? {} : { channelId: number }),
    ...(source === null ? {} : { source }),
    ...(type === null ? {} : { eventType: type }),
    ...(span === 'any' ? {} : { from: new Date(minute - lengths[span]).toISOString() }),
    ...(text.length < 2 ? {} : { text }),
  };
}
