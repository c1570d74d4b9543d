import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { CallOutput, Handlers, ParsedInput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { JournalId } from '#shared/domain/ids.ts';
import { readTorrowOrder } from '#shared/domain/torrow/order.ts';
import { journalWhyOf } from '#shared/domain/journal-why.ts';

import type { Activity } from '../activity/activity.ts';
import { firstLineOf, textOfBody } from '../activity/body-text.ts';
import { searchJournal } from '../activity/search-journal.ts';
import { whatItBecame } from '../activity/what-it-became.ts';
import { jsonOf, readEnvelope } from '../bookings/torrow/envelope.ts';
import type { Channels } from '../channels/channels.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';
import type { Store } from '../store/database.ts';
import { getJournalEntry, type JournalEntry } from '../store/journal.ts';
import {
  eventTypes,
  journalEntriesOf,
  journalSeqOf,
  readJournal,
  type JournalFilter,
  type JournalPlace,
  type JournalRow,
} from '../store/journal-list.ts';
import { titleOf } from './conversation-handlers.ts';

type JournalCalls = Pick<Handlers, Extract<keyof Handlers, `journal.${string}`>>;

export type JournalHandlerDeps = {
  readonly store: Store;
  readonly channels: Pick<Channels, 'providerOf'>;
  readonly activity: Activity;
  readonly replay: (id: JournalId) => Promise<void>;
};

/** The largest part of a body that one answer carries, in bytes. */
const largestBody = 2 * 1024 * 1024;

/** The calls about raw events. */
export function journalHandlers({ store, channels, activity, replay }: JournalHandlerDeps): JournalCalls {
  const { replays, exports } = activity;
  const entryOf = (id: JournalId) => {
    const entry = getJournalEntry(store.read, id);
    if (!entry) throw new ApiError('not-found', 'There is no such event in the journal.');
    return entry;
  };
  const torrowOrderOf = (body: Uint8Array) => {
    const call = readEnvelope(body);
    const read = call === null ? null : readTorrowOrder(jsonOf(call.body));
    return read?.kind === 'order' ? read.order.id : null;
  };
  return {
    'journal.list': (input) => list(store, input),
    'journal.get': ({ id }) => {
      const entry = entryOf(id);
      const found = whatItBecame({ db: store.read, titleOf, channels, torrowOrderOf }, entry);
      return {
        ...fateOf({ ...entry, size: entry.body.length }),
        body: textOfBody(entry.body.subarray(0, largestBody)),
        isCut: entry.body.length > largestBody,
        workedAt: toInstantOrNull(entry.workedAt),
        became: found?.became ?? null,
        becameMore: found?.more ?? 0,
      };
    },
    'journal.types': () => ({ items: eventTypes(store.read) }),
    'journal.replay': async ({ id }) => {
      entryOf(id);
      await replay(id);
      return wholeView(entryOf(id));
    },
    'journal.replayFailed': (input) => replays.begin(filterOf(input)),
    'journal.replaying': () => replays.state(),
    'journal.stopReplaying': () => replays.cancel(),
    'journal.export': ({ withTexts, text, ...input }) =>
      exports.begin({ filter: filterOf(input), text, withTexts }),
    'journal.exporting': () => ({ export: exports.latest() }),
    'journal.cancelExport': async ({ id }) => ({ export: await exports.cancel(id) }),
  };
}

async function list(store: Store, input: ParsedInput<'journal.list'>): Promise<CallOutput<'journal.list'>> {
  const { ids, withBodies, text, limit } = input;
  const db = store.read;
  if (ids !== undefined) return { items: journalEntriesOf(db, ids).map(lightView) };
  const filter = filterOf(input);
  const place = placeOf(store, input);
  const view = withBodies ? rowView : lightView;
  if (text !== undefined) {
    const { rows, next, searchedTo } = await searchJournal(db, { filter, text, place, limit });
    return {
      items: rows.map(view),
      ...(next === null ? {} : { nextCursor: encodeCursor([next]) }),
      ...(searchedTo === null ? {} : { searchedTo: toInstant(searchedTo) }),
    };
  }
  const rows = readJournal(db, filter, place, limit + 1, withBodies ? 'whole' : 'beginning');
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(view),
    ...(rows.length > limit && last !== undefined ? { nextCursor: encodeCursor([last.seq]) } : {}),
  };
}

function placeOf(store: Store, { after, cursor }: ParsedInput<'journal.list'>): JournalPlace {
  const direction = after === undefined ? 'older' : 'newer';
  if (cursor !== undefined) return { direction, from: decodeCursor(cursor).order };
  if (after === undefined) return { direction, from: Number.MAX_SAFE_INTEGER };
  const from = journalSeqOf(store.read, after);
  if (from === null) throw new ApiError('not-found', 'The event from which the list was to go on is gone.');
  return { direction, from };
}

function filterOf(input: Partial<ParsedInput<'journal.export'>>): JournalFilter {
  const { state, channelId, source, eventType, from, to } = input;
  return {
    ...{ state, channelId, source, eventType },
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
  };
}

function fateOf(row: Omit<JournalRow, 'body' | 'seq'>) {
  const { id, channelId, source, subject, state, reason, eventType, attempts, size } = row;
  const receivedAt = toInstant(row.receivedAt);
  const why = journalWhyOf(state, reason);
  return {
    ...{ id, channelId, source, subject, state, reason, eventType, attempts, size, receivedAt },
    ...(why === null ? {} : { why }),
  };
}

function lightView(row: JournalRow) {
  return { ...fateOf(row), firstLine: firstLineOf(row.body.subarray(0, 480)), body: '' };
}

function rowView(row: JournalRow) {
  return { ...lightView(row), body: textOfBody(row.body) };
}

function wholeView(entry: JournalEntry) {
  return rowView({ ...entry, size: entry.body.length });
}
