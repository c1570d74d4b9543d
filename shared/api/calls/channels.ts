import { z } from 'zod';

import { connectionStates, providerKinds } from '../../domain/channel.ts';
import { idSchema } from '../../domain/id-schema.ts';
import { probeReasons } from '../../domain/probe-reason.ts';
import { call, instantSchema, nothing, spanSchema } from '../call.ts';
import { sayingSchema } from '../../domain/saying/saying-schema.ts';

const channelId = idSchema<'channel'>();
const label = z.string().trim().min(1).max(60).optional();
const secret = z.string().trim().min(1).max(2000);
/** A provider's base address; a bare host means https. Schemes and loopback are judged by the provider adapter. */
const baseUrl = z.string().trim().min(1).max(300);

const numericId = z.union([z.string().trim().min(1).max(40), z.number().int()]).transform(String);

const createChannelInput = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('green-api'),
    label,
    config: z.strictObject({
      apiUrl: baseUrl,
      mediaUrl: baseUrl.optional(),
      idInstance: numericId,
      receive: z.enum(['webhook', 'polling']),
    }),
    secrets: z.strictObject({ apiTokenInstance: secret, webhookToken: secret.optional() }),
  }),
  z.strictObject({
    provider: z.literal('meta-cloud'),
    label,
    config: z.strictObject({
      graphUrl: baseUrl.optional(),
      /** Of the Graph API, such as `v25.0`; left out: the newest that this version was tried with. */
      version: z.string().trim().max(10).optional(),
      phoneNumberId: numericId,
      businessAccountId: numericId,
      appId: numericId.optional(),
    }),
    secrets: z.strictObject({ accessToken: secret, appSecret: secret, verifyToken: secret.optional() }),
  }),
  z.strictObject({
    provider: z.literal('wazzup24'),
    label,
    config: z.strictObject({ apiUrl: baseUrl.optional(), channelId: z.string().trim().min(1).max(100) }),
    secrets: z.strictObject({ apiKey: secret, hookSecret: secret.optional() }),
  }),
  z.strictObject({ provider: z.literal('practice'), label }),
]);

const healthState = z.enum(['works', 'broken', 'unknown']);

export const channelSchema = z.object({
  id: channelId,
  provider: z.enum(providerKinds),
  label: z.string(),
  /** The settings without any secret. */
  config: z.record(z.string(), z.unknown()),
  state: healthState,
  connection: z.enum(connectionStates),
  /** What is known about the state, in English words. */
  detail: z.string().nullable(),
  /** The same as a reason, for screens; left out when there is nothing to say. */
  why: sayingSchema.optional(),
  /** The number's own phone, once known. */
  account: z.string().nullable(),
  /** Path on the public listener that the provider calls; null when nothing calls us. */
  webhookPath: z.string().nullable(),
  webhookUrl: z.string().nullable(),
  createdAt: instantSchema,
  lastEventAt: instantSchema.nullable(),
  /** When messages may be missing: the provider tells each once, and nobody was here to hear. The latest such time. */
  missingBetween: spanSchema.nullable(),
});
export type ChannelView = z.infer<typeof channelSchema>;

const checkSchema = z.object({
  name: z.string(),
  state: healthState,
  /** In English words. */
  detail: z.string(),
  why: sayingSchema,
});

/** Keys as they are typed: some may be missing still. */
const halfTyped = z.record(z.string().max(60), z.string().trim().max(2000));

export const channelCalls = {
  'channels.create': call({
    summary: 'Connects a number. Keys go to the secrets store, the rest is kept as settings.',
    input: createChannelInput,
    output: channelSchema,
  }),
  'channels.update': call({
    summary: 'Renames a number or replaces its keys.',
    input: z.strictObject({
      id: channelId,
      label,
      secrets: z.record(z.string().max(60), secret).optional(),
      receive: z.enum(['webhook', 'polling']).optional(),
    }),
    output: channelSchema,
  }),
  'channels.list': call({
    summary: 'All connected numbers.',
    input: nothing,
    output: z.object({ items: z.array(channelSchema) }),
  }),
  'channels.remove': call({
    summary:
      'Disconnects a number. Its chats stay and go on when it is added again; a practice line goes with everything.',
    input: z.strictObject({ id: channelId }),
    output: z.object({ id: channelId }),
  }),
  'channels.check': call({
    summary: 'Asks the provider now and says what works.',
    input: z.strictObject({ id: channelId }),
    output: z.object({ state: healthState, checks: z.array(checkSchema) }),
  }),
  'channels.probe': call({
    summary: 'Tries keys before anything is saved, while they are typed: which fit, and what they lead to.',
    input: z.strictObject({
      provider: z.enum(['green-api', 'meta-cloud', 'wazzup24']),
      config: halfTyped,
      secrets: halfTyped,
    }),
    output: z.object({
      /** By field (`secrets.accessToken`); fields about which nothing can be said yet are left out. */
      fields: z.record(
        z.string(),
        z.object({
          state: healthState,
          /** In English words. */
          detail: z.string(),
          /** What the words say, to be said in another language; left out of what fits. */
          why: z
            .object({ reason: z.enum(probeReasons), values: z.record(z.string(), z.string()) })
            .optional(),
        }),
      ),
      /** Numbers that these keys lead to, to choose from: `fill` holds the fields to fill in. */
      found: z.array(
        z.object({
          title: z.string(),
          /** The phone in E.164, if told. */
          phone: z.string().nullable(),
          state: healthState,
          detail: z.string().nullable(),
          why: sayingSchema.optional(),
          fill: z.record(z.string(), z.string()),
          /** Connected here already. */
          isConnected: z.boolean(),
        }),
      ),
    }),
  }),
  'channels.sendTest': call({
    summary: 'Sends a short greeting from this number to a phone of your own.',
    input: z.strictObject({ id: channelId, phone: z.string().trim().min(5).max(30) }),
    output: z.object({ outboxId: idSchema<'outbox'>(), conversationId: idSchema<'conversation'>() }),
  }),
  'channels.setUp': call({
    summary: 'Sets at the provider what Deskbell needs: the webhook and the kinds of events.',
    input: z.strictObject({ id: channelId }),
    output: z.object({
      changed: z.array(z.string()),
      note: z.string().nullable(),
      noteWhy: sayingSchema.optional(),
    }),
  }),
  'channels.qr': call({
    summary: 'The code to scan with the phone, or that the number is signed in already.',
    input: z.strictObject({ id: channelId }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('code'), imageBase64: z.string(), expiresInSeconds: z.number() }),
      z.object({ kind: z.literal('signed-in') }),
      z.object({ kind: z.literal('not-ready'), detail: z.string(), why: sayingSchema }),
    ]),
  }),
  'channels.phoneCode': call({
    summary: 'A code to type on the phone instead of scanning.',
    input: z.strictObject({ id: channelId, phone: z.string().trim().min(5).max(30) }),
    output: z.object({ code: z.string() }),
  }),
  'channels.signOut': call({
    summary: 'Signs the number out of WhatsApp at the provider.',
    input: z.strictObject({ id: channelId }),
    output: z.object({ id: channelId }),
  }),
};
