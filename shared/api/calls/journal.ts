import { z } from 'zod';

import { idSchema } from '../../domain/id-schema.ts';
import { journalReasons } from '../../domain/journal-why.ts';
import { call, instantSchema, nothing, pageInput } from '../call.ts';

const journalId = idSchema<'journal'>();

const journalStates = ['new', 'done', 'failed', 'ignored'] as const;
const journalWays = ['webhook', 'poll', 'history', 'practice'] as const;
/** Where an event comes from: the way of a number's event, or the hook of bookings that it was posted to. */
const journalSources = [...journalWays, 'booking', 'torrow'] as const;

const fate = {
  id: journalId,
  channelId: idSchema<'channel'>().nullable(),
  /** The way by which it came in. */
  source: z.enum(journalWays),
  /** Who reads it: the provider of its number, or the reader of a hook for bookings. */
  subject: z.enum(['line', 'booking', 'torrow']),
  state: z.enum(journalStates),
  /** Why it failed or was ignored, in English words. */
  reason: z.string().nullable(),
  /** The same as a reason, for screens; left out when there is nothing to explain. */
  why: z.object({ reason: z.enum(journalReasons), values: z.record(z.string(), z.string()) }).optional(),
  /** The provider's name of the event, as far as it can be seen. */
  eventType: z.string().nullable(),
  receivedAt: instantSchema,
  attempts: z.number(),
  /** Bytes of the raw body. */
  size: z.number(),
};

const journalEntrySchema = z.object({
  ...fate,
  /** The beginning of the body in one line: what a row shows. */
  firstLine: z.string(),
  /** The raw body, as text; empty in rows that were asked for without bodies. */
  body: z.string(),
});
export type JournalEntryView = z.infer<typeof journalEntrySchema>;

const becameSchema = z.object({
  what: z.enum([
    'message',
    'status',
    'edit',
    'deletion',
    'reaction',
    'call',
    'votes',
    'identity',
    'wish',
    'template',
    'connection',
    'booking',
  ]),
  conversationId: idSchema<'conversation'>().nullable(),
  messageId: idSchema<'message'>().nullable(),
  bookingId: idSchema<'booking'>().nullable(),
  /** The chat's, the visit's or the template's name; for a connection its state. */
  title: z.string().nullable(),
});
export type Became = z.infer<typeof becameSchema>;

/** Which events; what is left out does not narrow. */
const filter = {
  state: z.enum(journalStates).optional(),
  channelId: idSchema<'channel'>().optional(),
  source: z.enum(journalSources).optional(),
  /** Exactly the provider's name of the event. */
  eventType: z.string().min(1).max(200).optional(),
  /** Received at this instant or later. */
  from: instantSchema.optional(),
  /** Received before this instant. */
  to: instantSchema.optional(),
  /** Words or digits within the raw body, in any case; not shorter than two characters. */
  text: z.string().trim().min(2).max(200).optional(),
};

const exportSchema = z.object({
  id: z.string(),
  state: z.enum(['running', 'ready', 'cancelled', 'failed']),
  /** Events that were looked at, of so many. */
  done: z.number(),
  total: z.number(),
  /** Events in the file. */
  events: z.number(),
  /** Bytes. */
  size: z.number(),
  withTexts: z.boolean(),
  fileName: z.string(),
  /** Where the file is fetched while it is kept (an hour); a path with signature. Null until it is ready. */
  url: z.string().nullable(),
});
export type JournalExport = z.infer<typeof exportSchema>;

const replayingSchema = z.object({
  state: z.enum(['none', 'running', 'done', 'stopped']),
  done: z.number(),
  total: z.number(),
  /** How many of them have not failed again. */
  mended: z.number(),
});
export type Replaying = z.infer<typeof replayingSchema>;

export const journalCalls = {
  'journal.list': call({
    summary:
      'Every event that came in, raw, newest first, with its fate; `after` turns the order, from that event to the newest.',
    input: z.strictObject({
      ...filter,
      /** Those that came after this one, oldest first. */
      after: journalId.optional(),
      /** These only, as far as they are there: to see their fate again. */
      ids: z.array(journalId).min(1).max(200).optional(),
      /** False: rows without `body`. */
      withBodies: z.boolean().default(true),
      ...pageInput,
    }),
    output: z.object({
      items: z.array(journalEntrySchema),
      nextCursor: z.string().optional(),
      /** A search for text stopped here after a good part of the journal; the cursor goes on from there. */
      searchedTo: instantSchema.optional(),
    }),
  }),
  'journal.get': call({
    summary: 'One event: its raw body (2 MB at most), its fate, and what it became.',
    input: z.strictObject({ id: journalId }),
    output: z.object({
      ...fate,
      body: z.string(),
      isCut: z.boolean(),
      workedAt: instantSchema.nullable(),
      /** Null when it cannot be told (its number is no longer connected, or it was never read). */
      became: z.array(becameSchema).nullable(),
      /** How many more things it became. */
      becameMore: z.number(),
    }),
  }),
  'journal.types': call({
    summary: 'The providers’ names of events that the journal holds, for a filter.',
    input: nothing,
    output: z.object({ items: z.array(z.string()) }),
  }),
  'journal.replay': call({
    summary: 'Works through an event again; what it already did is not done twice.',
    input: z.strictObject({ id: journalId }),
    output: journalEntrySchema,
  }),
  'journal.replayFailed': call({
    summary:
      'Works through every failed event again in the background, oldest first; `journal.replaying` tells how far it is. What they already did is not done twice.',
    input: z.strictObject({
      channelId: filter.channelId,
      source: filter.source,
      eventType: filter.eventType,
      from: filter.from,
      to: filter.to,
    }),
    output: replayingSchema,
  }),
  'journal.replaying': call({
    summary: 'How far the replay of the failed events is, or how the last one ended.',
    input: nothing,
    output: replayingSchema,
  }),
  'journal.stopReplaying': call({
    summary: 'Ends the replay after the event at hand.',
    input: nothing,
    output: replayingSchema,
  }),
  'journal.export': call({
    summary:
      'Writes the events as JSON lines for somebody who helps: without secrets, phones down to two digits, names and texts as their lengths unless `withTexts`. `journal.exporting` tells how far it is.',
    input: z.strictObject({ ...filter, withTexts: z.boolean().default(false) }),
    output: exportSchema,
  }),
  'journal.exporting': call({
    summary: 'The latest export of this run.',
    input: nothing,
    output: z.object({ export: exportSchema.nullable() }),
  }),
  'journal.cancelExport': call({
    summary: 'Ends an export, or removes its file.',
    input: z.strictObject({ id: z.string().max(100) }),
    output: z.object({ export: exportSchema.nullable() }),
  }),
};
