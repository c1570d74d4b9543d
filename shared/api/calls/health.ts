import { z } from 'zod';

import { connectionStates, providerKinds } from '../../domain/channel.ts';
import { findingStates } from '../../domain/finding.ts';
import { idSchema } from '../../domain/id-schema.ts';
import { tunnelReasons } from '../../domain/tunnel.ts';
import { call, instantSchema, nothing, spanSchema } from '../call.ts';
import { sayingSchema } from '../../domain/saying/saying-schema.ts';

const healthState = z.enum(['works', 'broken', 'unknown']);

const healthSchema = z.object({
  channels: z.array(
    z.object({
      id: idSchema<'channel'>(),
      state: healthState,
      lastEventAt: instantSchema.nullable(),
      missingBetween: spanSchema.nullable(),
    }),
  ),
  tunnel: z.object({
    state: healthState,
    url: z.string().optional(),
    /** A connected number needs an address: its provider calls us. */
    isNeeded: z.boolean(),
    /** It is needed and has not worked for a minute: a person should know. */
    isTrouble: z.boolean(),
    /** Since when a needed address has not worked. */
    brokenSince: instantSchema.nullable(),
  }),
  sending: z.enum(['stopped', 'running', 'paused']),
  /** When a pause ends by itself; null without a pause or without an end. */
  sendingUntil: instantSchema.nullable(),
  outbox: z.object({
    waiting: z.number(),
    unknown: z.number(),
    failed: z.number(),
    /** When the next one falls due. */
    nextDueAt: instantSchema.nullable(),
  }),
  journal: z.object({ new: z.number(), failed: z.number() }),
  disk: z.object({
    /** The last thing that was to be kept found no room: nothing new can be kept until there is some. */
    isFull: z.boolean(),
  }),
});

const state = z.enum(findingStates);

const numberFinding = z.object({
  part: z.literal('number'),
  state,
  /** What the provider says of the number; or that it was not told, or has none, of the address that it is to call. */
  code: z.enum([...connectionStates, 'practice', 'not-told', 'no-address']),
  channelId: idSchema<'channel'>(),
  provider: z.enum(providerKinds),
  label: z.string(),
  account: z.string().nullable(),
  /** Since when the provider has said so. */
  since: instantSchema.nullable(),
  lastEventAt: instantSchema.nullable(),
  missingBetween: spanSchema.nullable(),
  /** What is known about it, in English words. */
  detail: z.string().nullable(),
  why: sayingSchema.optional(),
  /** When it is told the address again, after that failed. */
  retryAt: instantSchema.nullable(),
});

const addressFinding = z.object({
  part: z.literal('address'),
  state,
  code: z.enum(['works', 'broken', 'unproved', 'missing', 'not-needed']),
  reason: z.enum(tunnelReasons).nullable(),
  detail: z.string().nullable(),
  url: z.string().nullable(),
  brokenSince: instantSchema.nullable(),
  /** When a signed number last came back through it, and how long that took. */
  provedAt: instantSchema.nullable(),
  tookMs: z.number().nullable(),
  lastEventAt: instantSchema.nullable(),
  retryAt: instantSchema.nullable(),
  /** The numbers whose providers call it. */
  numbers: z.array(z.object({ label: z.string(), provider: z.enum(providerKinds) })),
});

const sendingFinding = z.object({
  part: z.literal('sending'),
  state,
  /** `overdue`: it runs, and yet something due has not left for minutes. */
  code: z.enum(['running', 'overdue', 'paused', 'stopped']),
  until: instantSchema.nullable(),
  waiting: z.number(),
  nextDueAt: instantSchema.nullable(),
});

const fatesFinding = z.object({
  part: z.literal('fates'),
  state,
  code: z.enum(['known', 'unclear']),
  /** Of nobody knows whether they were sent. */
  unknown: z.number(),
  /** Failed within the last 24 hours; their chats say why. */
  failed: z.number(),
});

const journalFinding = z.object({
  part: z.literal('journal'),
  state,
  code: z.enum(['done', 'waiting', 'failed']),
  waiting: z.number(),
  oldestWaitingAt: instantSchema.nullable(),
  /** Could not be read within the last week. */
  failed: z.number(),
  lastAt: instantSchema.nullable(),
});

const sourceFinding = z.object({
  part: z.literal('source'),
  state,
  /** `late`: it should have been read again long ago; `file`: read once, when it was imported. */
  code: z.enum(['read', 'broken', 'unread', 'late', 'file']),
  name: z.string(),
  title: z.string(),
  host: z.string().nullable(),
  checkedAt: instantSchema.nullable(),
  changedAt: instantSchema.nullable(),
  coming: z.number(),
});

const databaseFinding = z.object({
  part: z.literal('database'),
  state,
  code: z.enum(['sound', 'damaged', 'unchecked']),
  isChecking: z.boolean(),
  bytes: z.number(),
  checkedAt: instantSchema.nullable(),
});

const diskFinding = z.object({
  part: z.literal('disk'),
  state,
  code: z.enum(['enough', 'low', 'unknown']),
  freeBytes: z.number().nullable(),
  totalBytes: z.number().nullable(),
});

const clockFinding = z.object({
  part: z.literal('clock'),
  state,
  /** `behind`: messages have come from what this clock takes for the future. */
  code: z.enum(['agrees', 'plausible', 'behind']),
  behindMs: z.number(),
  /** IANA; the shop's and this computer's. */
  timeZone: z.string(),
  computerTimeZone: z.string(),
});

export const findingSchema = z.discriminatedUnion('part', [
  numberFinding,
  addressFinding,
  sendingFinding,
  fatesFinding,
  journalFinding,
  sourceFinding,
  databaseFinding,
  diskFinding,
  clockFinding,
]);
export type FindingView = z.infer<typeof findingSchema>;

const reportSchema = z.object({
  /** The worst of the findings; what is switched off on purpose does not count. */
  state: healthState,
  at: instantSchema,
  findings: z.array(findingSchema),
});
export type HealthReport = z.infer<typeof reportSchema>;

export const healthCalls = {
  'health.get': call({
    summary: 'What works, what does not, what waits.',
    input: nothing,
    output: healthSchema,
  }),
  'health.report': call({
    summary: 'Does everything work? One finding for each part, with its proof.',
    input: nothing,
    output: reportSchema,
  }),
  'health.checkDatabase': call({
    summary: 'Reads the whole database file and says whether it is sound; takes up to half a minute.',
    input: nothing,
    output: z.object({ isSound: z.boolean().nullable() }),
  }),
};

/** The counts as WhatsApp tools before Deskbell reported them; served at GET /whatsapp/stats. */
export const statsSchema = z.object({
  totalMessages: z.number(),
  recentMessages: z.array(
    z.object({
      id: z.string(),
      content: z.string(),
      clientId: z.string(),
      clientName: z.string(),
      clientWhatsappId: z.string(),
      direction: z.enum(['inbound', 'outbound']),
      createdAt: instantSchema,
      externalId: z.string(),
    }),
  ),
  clientsWithWhatsApp: z.number(),
});

export const statsCalls = {
  'stats.whatsapp': call({
    summary: 'Totals and the latest messages, in the shape of GET /whatsapp/stats.',
    input: nothing,
    output: statsSchema,
  }),
};
