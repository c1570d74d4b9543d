import type { JournalEntryView } from '#shared/api/calls/journal.ts';

export const journalFates = ['failed', 'ignored', 'done', 'new'] as const;
export type JournalFate = (typeof journalFates)[number];

export const journalOrigins = ['webhook', 'poll', 'history', 'practice', 'booking', 'torrow'] as const;
export type JournalOrigin = (typeof journalOrigins)[number];

/** Where an event comes from: the hook that it was posted to, else its way. */
export function originOf({ subject, source }: Pick<JournalEntryView, 'subject' | 'source'>): JournalOrigin {
  return subject === 'line' ? source : subject;
}

/** What a provider's name of an event means to a person. */
export type EventKind =
  | 'message'
  | 'fromPhone'
  | 'byProgram'
  | 'status'
  | 'edit'
  | 'deletion'
  | 'reaction'
  | 'call'
  | 'connection'
  | 'quota'
  | 'template'
  | 'visit'
  | 'torrow'
  | 'history'
  | 'unknown';

/** The first that fits decides; names as Green API, Meta, Wazzup24 and the practice line write them. */
const kinds: readonly (readonly [RegExp, EventKind])[] = [
  [/^torrow\b/i, 'torrow'],
  [/^booking$/i, 'visit'],
  [/template/i, 'template'],
  [/status(?!instance)(es)?\b|messagestatus/i, 'status'],
  [/edited|^edit/i, 'edit'],
  [/deleted|^delet|revoke/i, 'deletion'],
  [/reaction/i, 'reaction'],
  [/call/i, 'call'],
  [/^outgoingapi/i, 'byProgram'],
  [/^outgoing|echoes/i, 'fromPhone'],
  [/^journal\.|history/i, 'history'],
  [/quota/i, 'quota'],
  [/stateinstance|statusinstance|device|channelsupdates|account_|phone_number|security/i, 'connection'],
  [/message/i, 'message'],
];

/** The kind of an event by the provider's name of it. */
export function kindOf(eventType: string | null): EventKind {
  if (eventType === null) return 'unknown';
  return kinds.find(([pattern]) => pattern.test(eventType))?.[1] ?? 'unknown';
}
