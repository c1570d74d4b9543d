import { z } from 'zod';

import { openingHoursSchema } from '../../domain/business/opening-hours.ts';
import { quietHoursSchema } from '../../domain/planning/quiet-hours.ts';
import { call, instantSchema, nothing } from '../call.ts';

/** Languages of the interface and of messages. */
export const languageSchema = z.enum(['en', 'ru']);
export type Language = z.infer<typeof languageSchema>;

const timeZone = z.string().max(60).refine(isTimeZone, 'Not an IANA time zone, such as Europe/Berlin.');

const currency = z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, such as EUR.');

const businessSchema = z.object({
  name: z.string(),
  timeZone: z.string(),
  language: languageSchema,
  address: z.string(),
  /** As the owner writes it. */
  phone: z.string(),
  link: z.string(),
  map: z.string(),
  /** Price list, one per line. */
  prices: z.string(),
  /** ISO 4217, for prices without a currency; null = nobody has said. */
  currency: currency.nullable(),
  /** Null: not told; automatic answers take the shop for open then. */
  hours: openingHoursSchema.nullable(),
  /** When nobody is written to; null = no quiet hours. */
  quietHours: quietHoursSchema.nullable(),
});

const link = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]);

const mailSchema = z.object({
  host: z.string(),
  port: z.number(),
  /** `tls` from the start (465), or `starttls` (587). */
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string(),
  from: z.string(),
  hasPassword: z.boolean(),
});

/** Why a mail was not sent; the server's own words may repeat names and addresses. */
const mailErrors = [
  'no-server',
  'not-reached',
  'no-answer',
  'sign-in-refused',
  'not-encrypted',
  'refused',
] as const;

export const settingsSchema = z.object({
  business: businessSchema,
  /** False until the first-run choice has been made. */
  isSetUp: z.boolean(),
  interface: z.object({
    /** null = the system's. */
    language: languageSchema.nullable(),
    theme: z.enum(['system', 'light', 'dark']),
  }),
  /** Null: no mail server; what would be mailed becomes a notice. */
  mail: mailSchema.nullable(),
  /** The whole address of `/hooks/bookings/:secret`; on this computer only while there is no public address. */
  bookingHookUrl: z.string(),
  version: z.string(),
});
export type SettingsView = z.infer<typeof settingsSchema>;

export const settingsCalls = {
  'settings.get': call({ summary: 'The settings of this shop.', input: nothing, output: settingsSchema }),
  'settings.update': call({
    summary: 'Changes settings; what is left out stays.',
    input: z.strictObject({
      business: z
        .strictObject({
          name: z.string().trim().max(120).optional(),
          timeZone: timeZone.optional(),
          language: languageSchema.optional(),
          address: z.string().trim().max(300).optional(),
          phone: z.string().trim().max(60).optional(),
          link: link.optional(),
          map: link.optional(),
          prices: z.string().trim().max(3000).optional(),
          currency: currency.nullable().optional(),
          hours: openingHoursSchema.nullable().optional(),
          quietHours: quietHoursSchema.nullable().optional(),
        })
        .optional(),
      mail: z
        .strictObject({
          host: z.string().trim().min(1).max(200),
          port: z.number().int().min(1).max(65535),
          security: z.enum(['tls', 'starttls', 'none']),
          user: z.string().trim().max(200).default(''),
          from: z.email().max(200),
          /** Left out: the password that is kept already. */
          password: z.string().max(500).optional(),
        })
        .nullable()
        .optional(),
      interface: z
        .strictObject({
          language: languageSchema.nullable().optional(),
          theme: z.enum(['system', 'light', 'dark']).optional(),
        })
        .optional(),
      isSetUp: z.boolean().optional(),
    }),
    output: settingsSchema,
  }),
  'settings.tryMail': call({
    summary: 'Sends a short mail through the kept server, to see that it works.',
    input: z.strictObject({ to: z.email().max(200) }),
    output: z.object({ sent: z.boolean(), error: z.enum(mailErrors).nullable() }),
  }),
};

const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  createdAt: instantSchema,
});

export const userCalls = {
  'users.list': call({
    summary: 'People and programs that may sign in to the local API.',
    input: nothing,
    output: z.object({ items: z.array(userSchema) }),
  }),
  'users.create': call({
    summary: 'Adds somebody who signs in with e-mail and password at /auth/login.',
    input: z.strictObject({
      email: z.email().max(200),
      password: z.string().min(10, 'At least 10 characters.').max(200),
      name: z.string().trim().max(100).default(''),
    }),
    output: userSchema,
  }),
  'users.remove': call({
    summary: 'Removes a user; tokens given to them stop working at once.',
    input: z.strictObject({ id: z.string() }),
    output: z.object({ id: z.string() }),
  }),
};

/** True for a zone that this runtime knows. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
