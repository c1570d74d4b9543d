import { z } from 'zod';

import { idSchema } from '../../domain/ids.ts';
import { call, instantSchema, nothing, spanSchema } from '../call.ts';

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
  tunnel: z.object({ state: healthState, url: z.string().optional() }),
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
});

export const healthCalls = {
  'health.get': call({
    summary: 'What works, what does not, what waits.',
    input: nothing,
    output: healthSchema,
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
