import { z } from 'zod';

import { idSchema } from '../../domain/id-schema.ts';
import { call, instantSchema, nothing } from '../call.ts';

const sourceName = z.string().min(1).max(120);

export const sourceSchema = z.object({
  /** `calendar:<id>` or `csv:<id>`: the `source` of its bookings. */
  name: sourceName,
  kind: z.enum(['calendar', 'csv']),
  title: z.string(),
  /** The host of a calendar; its whole address is a secret. */
  host: z.string().nullable(),
  /** Null: nothing is sent about its visits until it is armed. */
  armedAt: instantSchema.nullable(),
  state: z.enum(['works', 'broken', 'unknown']),
  detail: z.string().nullable(),
  checkedAt: instantSchema.nullable(),
  changedAt: instantSchema.nullable(),
  bookings: z.number(),
  coming: z.number(),
  withoutPhone: z.number(),
  createdAt: instantSchema,
});
export type SourceView = z.infer<typeof sourceSchema>;

/** Column numbers (from 0) of a table, by what they hold. */
export const csvMappingSchema = z.strictObject({
  name: z.number().int().min(0).nullable(),
  phone: z.number().int().min(0).nullable(),
  date: z.number().int().min(0),
  /** Null when the date column holds the time too. */
  time: z.number().int().min(0).nullable(),
  end: z.number().int().min(0).nullable(),
  service: z.number().int().min(0).nullable(),
  staff: z.number().int().min(0).nullable(),
  place: z.number().int().min(0).nullable(),
  price: z.number().int().min(0).nullable(),
  externalId: z.number().int().min(0).nullable(),
  comment: z.number().int().min(0).nullable(),
  /** Whether 03/04 is the 3rd of April or the 4th of March. */
  dayFirst: z.boolean(),
});
export type CsvMapping = z.infer<typeof csvMappingSchema>;

const csvRow = z.object({
  /** As in the file, from 1; the heading is row 1. */
  row: z.number(),
  outcome: z.enum(['new', 'changed', 'same', 'no-phone', 'unreadable']),
  name: z.string(),
  phone: z.string().nullable(),
  service: z.string(),
  local: z.string().nullable(),
  /** Which fields could not be read. */
  problems: z.array(z.object({ field: z.string(), problem: z.string() })),
});

const torrowEvent = z.enum(['created', 'changed', 'reminder', 'cancelled', 'paid']);

export const sourceCalls = {
  'sources.list': call({
    summary: 'Calendars and files that bookings come from.',
    input: nothing,
    output: z.object({ items: z.array(sourceSchema) }),
  }),
  'sources.addCalendar': call({
    summary:
      'Reads a calendar by its secret address (ICS; webcal is https). Nothing is sent about its visits until it is armed.',
    input: z.strictObject({
      title: z.string().trim().min(1).max(100),
      url: z.string().trim().min(1).max(2000),
    }),
    output: sourceSchema,
  }),
  'sources.update': call({
    summary: 'Renames a source, or lets messages about its visits go out (`armed`).',
    input: z.strictObject({
      name: sourceName,
      title: z.string().trim().min(1).max(100).optional(),
      armed: z.boolean().optional(),
    }),
    output: sourceSchema,
  }),
  'sources.refresh': call({
    summary: 'Reads a calendar now.',
    input: z.strictObject({ name: sourceName }),
    output: sourceSchema,
  }),
  'sources.remove': call({
    summary: 'Forgets a calendar. Its coming visits are removed from the plan, nothing is sent about them.',
    input: z.strictObject({ name: sourceName }),
    output: z.object({ name: sourceName }),
  }),
  'sources.readCsv': call({
    summary: 'Looks into an uploaded table: its columns, first rows, and which column probably holds what.',
    input: z.strictObject({ uploadId: idSchema<'upload'>() }),
    output: z.object({
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      rowCount: z.number(),
      encoding: z.string(),
      delimiter: z.string(),
      mapping: csvMappingSchema,
    }),
  }),
  'sources.tryCsv': call({
    summary: 'What an import would do, row by row, without doing it.',
    input: z.strictObject({ uploadId: idSchema<'upload'>(), mapping: csvMappingSchema }),
    output: z.object({
      counts: z.object({
        new: z.number(),
        changed: z.number(),
        same: z.number(),
        noPhone: z.number(),
        unreadable: z.number(),
      }),
      /** The first 200, the unreadable ones first. */
      rows: z.array(csvRow),
    }),
  }),
  'sources.importCsv': call({
    summary: 'Imports in the background; `sources.imports` tells how far it is.',
    input: z.strictObject({
      uploadId: idSchema<'upload'>(),
      title: z.string().trim().min(1).max(100),
      mapping: csvMappingSchema,
      /** Whether reminders go out about the imported visits. */
      armed: z.boolean().default(false),
    }),
    output: z.object({ name: sourceName }),
  }),
  'sources.imports': call({
    summary: 'Imports of this run and those that can be undone, newest first.',
    input: nothing,
    output: z.object({
      items: z.array(
        z.object({
          name: sourceName,
          title: z.string(),
          state: z.enum(['running', 'done', 'cancelled', 'failed', 'undone']),
          done: z.number(),
          total: z.number(),
          added: z.number(),
          changed: z.number(),
          problems: z.number(),
          at: instantSchema,
        }),
      ),
    }),
  }),
  'sources.cancelImport': call({
    summary: 'Stops an import that runs; what it has added stays until it is undone.',
    input: z.strictObject({ name: sourceName }),
    output: z.object({ name: sourceName }),
  }),
  'sources.undoImport': call({
    summary:
      'Takes away what an import added, as far as nothing was sent about it and nobody changed it since.',
    input: z.strictObject({ name: sourceName }),
    output: z.object({ removed: z.number(), kept: z.number() }),
  }),
  'sources.renewHookSecret': call({
    summary: 'Gives the booking hook a new address; the old one stops working.',
    input: nothing,
    output: z.object({ bookingHookUrl: z.string() }),
  }),
  'sources.tryHook': call({
    summary:
      'Takes a body as the booking hook does and tells its answer. The visit counts like any other: its customer gets the messages.',
    input: z.strictObject({ body: z.string().min(1).max(100_000) }),
    output: z.object({
      status: z.union([z.literal(202), z.literal(422)]),
      /** The answer's body, as JSON text. */
      answer: z.string(),
      /** The visit; null when the body was not taken. */
      bookingId: idSchema<'booking'>().nullable(),
    }),
  }),
  'sources.removeTrial': call({
    summary:
      'Removes a visit of the hook whose externalId begins with `trial-`, as if it had never come. Refused once a message about it has left.',
    input: z.strictObject({ bookingId: idSchema<'booking'>() }),
    output: z.object({ bookingId: idSchema<'booking'>() }),
  }),
  'sources.readTorrowUrl': call({
    summary:
      'Reads a pasted Torrow hook address: its text, its event, what could not be read. Keys are not shown.',
    input: z.strictObject({ url: z.string().trim().min(1).max(20_000) }),
    output: z.object({
      service: z.enum(['green-api', 'wazzup24']),
      /** The connected number with these keys, if there is one. */
      channelId: idSchema<'channel'>().nullable(),
      account: z.string().nullable(),
      event: torrowEvent.nullable(),
      minutesBefore: z.number().nullable(),
      toPhone: z.string().nullable(),
      language: z.enum(['en', 'ru']),
      text: z.string(),
      problems: z.array(z.object({ parameter: z.string(), problem: z.string() })),
      /** The address to put in Torrow's settings instead; the keys are left as dots. Null without a public address. */
      newUrl: z.string().nullable(),
    }),
  }),
  'sources.importTorrowUrl': call({
    summary:
      'Makes a template and a rule of a pasted address; its keys connect the number when there is none yet.',
    input: z.strictObject({
      url: z.string().trim().min(1).max(20_000),
      event: torrowEvent,
      minutesBefore: z.number().int().min(1).max(527_040).nullable().default(null),
      name: z.string().trim().min(1).max(100),
      text: z.string().max(20_000),
      /** Whether the rule also speaks about Torrow's own orders. */
      forTorrow: z.boolean().default(false),
    }),
    output: z.object({
      templateId: idSchema<'template'>(),
      ruleId: idSchema<'rule'>(),
      channelId: idSchema<'channel'>().nullable(),
    }),
  }),
};
