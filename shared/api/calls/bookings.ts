import { z } from 'zod';

import { bookingStates, confirmationStates } from '../../domain/booking/booking.ts';
import { isVisitTime } from '../../domain/booking/wall-time.ts';
import { failureCodes } from '../../domain/failure.ts';
import { idSchema } from '../../domain/id-schema.ts';
import { outboxStates } from '../../domain/outbox.ts';
import { skipReasons } from '../../domain/planning/planned-message.ts';
import { call, instantSchema, pageInput, pageOf } from '../call.ts';

const bookingId = idSchema<'booking'>();
const contactId = idSchema<'contact'>();
const timeZoneSchema = z.string().min(1).max(60);
const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, such as EUR.');
const webLink = z.url({ protocol: /^https?$/ }).max(2000);

const visitTimeSchema = instantSchema.refine(
  (text) => isVisitTime(Date.parse(text)),
  'A time between the years 1970 and 2199.',
);

/** What anybody may say about a visit beside who and when; null empties a field. */
const visitFields = {
  endsAt: visitTimeSchema.nullable().optional(),
  /** How the time is told; the shop's zone when left out. */
  timeZone: timeZoneSchema.optional(),
  staff: z.string().trim().max(500).nullable().optional(),
  place: z.string().trim().max(500).nullable().optional(),
  resource: z.string().trim().max(500).nullable().optional(),
  number: z.string().trim().max(100).nullable().optional(),
  link: webLink.nullable().optional(),
  comment: z.string().trim().max(2000).nullable().optional(),
  price: z.number().min(0).max(1e12).nullable().optional(),
  currency: currencySchema.nullable().optional(),
};

const personInput = z.strictObject({
  name: z.string().trim().max(200).optional(),
  phone: z.string().trim().min(1, 'A phone with its country code, such as +49 151 12345678.').max(60),
});

/** What `bookings.save` takes. */
const bookingInputSchema = z.strictObject({
  id: bookingId.optional(),
  externalId: z.string().trim().min(1).max(500).optional(),
  /** The id by which the service knew the visit before it was rescheduled, where it gives a new one then. */
  previousExternalId: z.string().trim().min(1).max(500).optional(),
  /** Who speaks, for a new visit: `manual` when a person typed it. */
  source: z.enum(['api', 'manual']).default('api'),
  contact: personInput,
  service: z.string().trim().max(500),
  startsAt: visitTimeSchema,
  ...visitFields,
});

const hookIdSchema = z.union([z.string().trim().min(1).max(500), z.number().transform(String)]).nullish();

/** What `POST /hooks/bookings/:secret` takes: the same, and what became of the visit. Unknown fields are kept in the journal. */
export const bookingHookSchema = z.object({
  externalId: hookIdSchema,
  /** The id before a reschedule, where the service gives a new one then. */
  previousExternalId: hookIdSchema,
  contact: z.object({
    name: z.string().trim().max(200).nullish(),
    /** Some services send it as a number. */
    phone: z.union([z.string().trim().min(1).max(60), z.number().transform(String)]),
  }),
  service: z.string().trim().max(500),
  startsAt: visitTimeSchema,
  ...visitFields,
  state: z.enum(bookingStates).optional(),
  paid: z.boolean().optional(),
});

export const bookingSchema = z.object({
  id: bookingId,
  version: z.number(),
  /** `manual`, `api`, `hook`, `torrow`, `practice`, `calendar:<id>`, `csv:<id>`. */
  source: z.string(),
  /** The owner's name of a calendar or file; null for the others, which the screen names. */
  sourceTitle: z.string().nullable(),
  externalId: z.string().nullable(),
  state: z.enum(bookingStates),
  confirmation: z.enum(confirmationStates),
  paid: z.boolean(),
  contactId,
  contactName: z.string(),
  /** E.164. */
  phone: z.string().nullable(),
  /** Whether the customer can be written to. */
  reach: z.enum(['ok', 'no-phone', 'no-whatsapp']),
  /** The chat with the customer, when there is one. */
  conversationId: idSchema<'conversation'>().nullable(),
  service: z.string(),
  staff: z.string().nullable(),
  place: z.string().nullable(),
  resource: z.string().nullable(),
  number: z.string().nullable(),
  link: z.string().nullable(),
  comment: z.string().nullable(),
  price: z.number().nullable(),
  currency: z.string().nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema.nullable(),
  timeZone: z.string(),
  /** `2026-03-29T15:00` by the wall of `timeZone`. */
  local: z.string(),
  /** When the next message about it is due; null when none is planned. */
  nextMessageAt: instantSchema.nullable(),
  /** How many messages about it have left. */
  sentCount: z.number(),
  createdAt: instantSchema,
});
export type BookingView = z.infer<typeof bookingSchema>;

/** One message about a visit: sent, waiting, or taken back. */
const visitMessageSchema = z.object({
  outboxId: idSchema<'outbox'>(),
  ruleId: idSchema<'rule'>().nullable(),
  ruleName: z.string().nullable(),
  state: z.enum(outboxStates),
  dueAt: instantSchema,
  skipReason: z.enum(skipReasons).nullable(),
  /** In English words, or the provider's own. */
  error: z.string().nullable(),
  errorCode: z.enum(failureCodes).nullable().optional(),
});
export type VisitMessageView = z.infer<typeof visitMessageSchema>;

/** A rule that sends nothing about a visit, and why. */
const silentRuleSchema = z.object({
  ruleId: idSchema<'rule'>(),
  ruleName: z.string(),
  reason: z.enum(skipReasons),
  wantedAt: instantSchema,
});
export type SilentRuleView = z.infer<typeof silentRuleSchema>;

const historySchema = z.object({
  version: z.number(),
  at: instantSchema,
  by: z.enum(['source', 'person', 'customer', 'api', 'deskbell']),
  /** The fields that this version changed, with what they were (null for the first version). */
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});

const saved = z.object({ id: bookingId, version: z.number() });
const oneBooking = z.strictObject({ id: bookingId });

const spanSchema = z.object({ from: z.number(), to: z.number() });
const readPart = z.object({ value: z.string(), spans: z.array(spanSchema) }).nullable();

export const bookingCalls = {
  'bookings.save': call({
    summary:
      'Adds or changes a visit; `id` or `externalId` finds the one to change. The same content again is the same version.',
    input: bookingInputSchema,
    output: saved,
  }),
  'bookings.change': call({
    summary: 'Changes some facts of a visit; what is left out stays.',
    input: z.strictObject({
      id: bookingId,
      service: z.string().trim().max(500).optional(),
      startsAt: visitTimeSchema.optional(),
      ...visitFields,
    }),
    output: saved,
  }),
  'bookings.cancel': call({ summary: 'The visit will not take place.', input: oneBooking, output: saved }),
  'bookings.restore': call({
    summary: 'Takes back a cancellation or a no-show.',
    input: oneBooking,
    output: saved,
  }),
  'bookings.confirm': call({
    summary: 'The customer has said that they come.',
    input: oneBooking,
    output: saved,
  }),
  'bookings.markPaid': call({
    summary: 'The visit is paid; with `paid: false` it is not.',
    input: oneBooking.extend({ paid: z.boolean().default(true) }),
    output: saved,
  }),
  'bookings.markNoShow': call({ summary: 'The customer did not come.', input: oneBooking, output: saved }),
  'bookings.list': call({
    summary:
      'Visits by their start. `from` and `to` are instants (from ≤ start < to); `problem` lists visits that come and whose customer cannot be written to. `order` reads backwards from `to`.',
    input: z.strictObject({
      from: instantSchema.optional(),
      to: instantSchema.optional(),
      contactId: contactId.optional(),
      source: z.string().max(100).optional(),
      problem: z.enum(['no-phone', 'no-whatsapp']).optional(),
      order: z.enum(['earliest-first', 'latest-first']).default('earliest-first'),
      ...pageInput,
    }),
    output: pageOf(bookingSchema),
  }),
  'bookings.get': call({
    summary:
      'One visit with its history, what was and will be sent about it, and which rules are silent and why.',
    input: oneBooking,
    output: bookingSchema.extend({
      history: z.array(historySchema),
      messages: z.array(visitMessageSchema),
      silent: z.array(silentRuleSchema),
    }),
  }),
  'bookings.counts': call({
    summary: 'How many coming visits have a customer who cannot be written to.',
    input: z.strictObject({}),
    output: z.object({ noPhone: z.number(), noWhatsApp: z.number() }),
  }),
  'bookings.readLine': call({
    summary:
      'Reads a visit typed in one line, such as "Anna +49 151 12345678 tomorrow 15:00 haircut". Saves nothing.',
    input: z.strictObject({ line: z.string().max(500) }),
    output: z.object({
      name: readPart,
      phone: readPart,
      service: readPart,
      price: z.object({ amount: z.number(), currency: z.string(), spans: z.array(spanSchema) }).nullable(),
      /** Wall time in the shop's zone, `2026-11-21T15:00`. */
      start: readPart,
      end: readPart,
      startsAt: instantSchema.nullable(),
      endsAt: instantSchema.nullable(),
      timeZone: z.string(),
      missing: z.array(z.enum(['name', 'phone', 'date', 'time', 'service'])),
      doubts: z.array(
        z.object({
          about: z.enum(['name', 'phone', 'date', 'time', 'price', 'rest']),
          reason: z.enum(['several', 'either', 'not-valid', 'in-the-past', 'does-not-exist', 'not-read']),
          spans: z.array(spanSchema),
          choices: z.array(z.string()),
        }),
      ),
      /** A customer who has that phone already. */
      knownContact: z.object({ id: contactId, name: z.string() }).nullable(),
    }),
  }),
};
