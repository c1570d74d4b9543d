import type { InboundEvent, Normalised } from '#shared/domain/inbound-event.ts';

import { isFields, rows, text, type Fields } from '../lenient.ts';
import type { RawSource } from '../provider.ts';
import type { MetaConfig } from './config.ts';
import { changesOf, isOurs, type Change } from './envelope.ts';
import { firstError } from './error-codes.ts';
import { readIncoming, type ItemReading, type ReadingContext } from './message-events.ts';
import {
  readAccountChange,
  readBookEntry,
  readCall,
  readEcho,
  readOld,
  readPreference,
  readThread,
  readUserIdUpdate,
} from './other-events.ts';
import { readStatus } from './status-events.ts';
import { isTemplateChange, readTemplateChange } from './template-events.ts';

/**
 * The meaning of a body for one number: up to 1,000 updates, of which each is read by itself, so that one that cannot
 * be read costs none of the others. Throws a sentence when nothing at all could be read.
 */
export function normalise(
  _source: RawSource,
  body: unknown,
  context: { readonly receivedAt: number; readonly config: MetaConfig },
): Normalised {
  if (!isFields(body)) throw new Error('The body is not a JSON object.');
  const changes = changesOf(body);
  if (changes.length === 0)
    return { kind: 'ignored', reason: 'Not a notification of WhatsApp: it tells of no change.' };
  const ours = changes.filter((change) => isOurs(change, context.config));
  if (ours.length === 0) return { kind: 'ignored', reason: 'It is about another number.' };
  const { graphUrl, businessAccountId: account } = context.config;
  const reading = { receivedAt: context.receivedAt, graphUrl, account };
  return summary(ours.flatMap((change) => readersOf(change, reading).map(readSafely)));
}

type Reader = () => ItemReading;
type SafeReading = ItemReading | { readonly trouble: string };

function readSafely(read: Reader): SafeReading {
  try {
    return read();
  } catch (error) {
    return { trouble: error instanceof Error ? error.message : 'An item that cannot be read.' };
  }
}

/** How to read each item of a change. What it holds decides, rather than what Meta calls it: names have changed. */
function readersOf(change: Change, context: ReadingContext & { readonly account: string }): Reader[] {
  const { value, field } = change;
  const { receivedAt } = context;
  const readers: Reader[] = [
    ...each(value, 'messages', (item) =>
      field === 'history' ? readOld(item, null, value, context) : readIncoming(item, value, context),
    ),
    ...each(value, 'statuses', (item) => readStatus(item, value, receivedAt)),
    ...each(value, 'message_echoes', (item) => readEcho(item, value, field, context)),
    ...rows(value, 'history').flatMap((part) => [
      ...rows(part, 'threads').flatMap((thread) => readThread(thread, value, context)),
      ...errorsOf(part),
    ]),
    ...each(value, 'state_sync', readBookEntry),
    ...each(value, 'user_id_update', (item) => readUserIdUpdate(item, value)),
    ...each(value, 'calls', (item) => readCall(item, value, receivedAt)),
    ...each(value, 'user_preferences', (item) => readPreference(item, value, receivedAt)),
    ...each(value, 'groups', (item) => ({
      note: `News about a group: ${(text(item, 'type') ?? field).slice(0, 60)}.`,
    })),
    ...errorsOf(value),
  ];
  if (readers.length > 0) return readers;
  return [
    () =>
      isTemplateChange(change) ? readTemplateChange(change, context.account) : readAccountChange(change),
  ];
}

/** A reader for each item of a list, also for one that is no object. */
function each(value: Fields, key: string, read: (item: Fields) => ItemReading): Reader[] {
  const list = value[key];
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => () => {
    if (!isFields(item)) throw new Error(`An item of "${key}" that is not an object.`);
    return read(item);
  });
}

/** Failures of the account or the system that belong to no message. */
function errorsOf(value: Fields): Reader[] {
  if (!Array.isArray(value.errors)) return [];
  return [() => ({ note: `Meta reports trouble: ${firstError(value)?.detail ?? 'without a reason'}` })];
}

function summary(readings: readonly SafeReading[]): Normalised {
  const events: InboundEvent[] = readings.flatMap((reading) => ('events' in reading ? reading.events : []));
  const unread = readings.flatMap((reading) => ('trouble' in reading ? [reading.trouble] : []));
  if (events.length > 0) {
    const many = `${unread.length} of ${readings.length} updates could not be read: ${[...new Set(unread)].join(' ')}`;
    return { kind: 'events', events, ...(unread.length > 0 ? { note: many } : {}) };
  }
  if (unread[0] !== undefined) throw new Error(unread[0]);
  const notes = new Set(readings.flatMap((reading) => ('note' in reading ? [reading.note] : [])));
  return {
    kind: 'ignored',
    reason: [...notes].join(' ').slice(0, 300) || 'It holds nothing that Deskbell keeps.',
  };
}
