import { z } from 'zod';

import { call, instantSchema, nothing } from '../call.ts';

/** Languages of the interface and of messages. */
export const languageSchema = z.enum(['en', 'ru']);
export type Language = z.infer<typeof languageSchema>;

const timeZone = z.string().max(60).refine(isTimeZone, 'Not an IANA time zone, such as Europe/Berlin.');

const businessSchema = z.object({
  name: z.string(),
  timeZone: z.string(),
  language: languageSchema,
});

export const settingsSchema = z.object({
  business: businessSchema,
  /** False until the first-run choice has been made. */
  isSetUp: z.boolean(),
  interface: z.object({
    /** null = the system's. */
    language: languageSchema.nullable(),
    theme: z.enum(['system', 'light', 'dark']),
  }),
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
        })
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
