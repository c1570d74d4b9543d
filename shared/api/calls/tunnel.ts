import { z } from 'zod';

import { idSchema } from '../../domain/id-schema.ts';
import { tunnelCarriers, tunnelKinds, tunnelReasons, tunnelStates } from '../../domain/tunnel.ts';
import { call, instantSchema, nothing } from '../call.ts';
import { sayingSchema } from '../../domain/saying/saying-schema.ts';

const healthState = z.enum(['works', 'broken', 'unknown']);

/** Whether the public address leads here: a signed number went out through it and came back, or did not. */
const proofSchema = z.object({
  state: healthState,
  reason: z.enum(tunnelReasons).nullable(),
  /** What was answered instead, in the words of the system or the carrier. */
  detail: z.string().nullable(),
  /** When it was last tried; null = not yet. */
  at: instantSchema.nullable(),
  /** When it last came back. */
  lastWorkedAt: instantSchema.nullable(),
  /** How long the way there and back took, in ms. */
  tookMs: z.number().nullable(),
});

/** Whether a number's provider calls the present address. */
const registrationSchema = z.object({
  channelId: idSchema<'channel'>(),
  state: z.enum(['set', 'setting', 'failed', 'waiting']),
  /** The address that the provider was last given. */
  url: z.string().nullable(),
  at: instantSchema.nullable(),
  /** Why it failed, in English words. */
  detail: z.string().nullable(),
  why: sayingSchema.optional(),
  retryAt: instantSchema.nullable(),
});

export const tunnelSchema = z.object({
  kind: z.enum(tunnelKinds),
  /** What carries the address now; null = nothing. */
  carrier: z.enum(tunnelCarriers).nullable(),
  /** The address was given when Deskbell was started (`--public-url`): it cannot be chosen here. */
  isFixed: z.boolean(),
  settings: z.object({
    server: z.string().nullable(),
    program: z.string().nullable(),
    hostname: z.string().nullable(),
    url: z.string().nullable(),
    /** A token of a named tunnel is kept; the token itself is never told. */
    hasToken: z.boolean(),
  }),
  state: z.enum(tunnelStates),
  /** Where the world reaches the ingress now, without a trailing slash. */
  url: z.string().nullable(),
  /** The public listener on this computer (`http://127.0.0.1:8000`): what the address must lead to; null before it listens. */
  localUrl: z.string().nullable(),
  /** Since when this state holds. */
  since: instantSchema,
  reason: z.enum(tunnelReasons).nullable(),
  detail: z.string().nullable(),
  /** When a broken tunnel is tried again. */
  retryAt: instantSchema.nullable(),
  proof: proofSchema,
  /** When the last real event came in through the public listener. */
  lastEventAt: instantSchema.nullable(),
  /** Where cloudflared was found; null = it is not on this computer. */
  cloudflared: z.string().nullable(),
  /** A connected number needs an address: its provider calls us. */
  isNeeded: z.boolean(),
  registrations: z.array(registrationSchema),
  /** The latest changes of the address, newest first, ten at most. */
  history: z.array(
    z.object({
      at: instantSchema,
      state: z.enum(tunnelStates),
      url: z.string().nullable(),
      reason: z.enum(tunnelReasons).nullable(),
    }),
  ),
});
export type TunnelView = z.infer<typeof tunnelSchema>;

const address = z.string().trim().min(1).max(300);

export const tunnelCalls = {
  'tunnel.get': call({
    summary: 'How the world reaches this computer, and whether it really does.',
    input: nothing,
    output: tunnelSchema,
  }),
  'tunnel.change': call({
    summary: 'Chooses how the world reaches this computer; what is left out stays.',
    input: z.strictObject({
      kind: z.enum(tunnelKinds),
      server: address.nullable().optional(),
      program: z.string().trim().min(1).max(1000).nullable().optional(),
      hostname: z.string().trim().min(1).max(253).nullable().optional(),
      url: address.nullable().optional(),
      /** Of a named tunnel; kept as a secret. */
      token: z.string().trim().min(1).max(4000).optional(),
    }),
    output: tunnelSchema,
  }),
  'tunnel.check': call({
    summary: 'Sends a signed number through the public address now, and waits for it (15 s at most).',
    input: nothing,
    output: tunnelSchema,
  }),
  'tunnel.restart': call({
    summary: 'Gives up the present address and begins anew.',
    input: nothing,
    output: tunnelSchema,
  }),
};
