import { z } from 'zod';

import { languageSchema } from '#shared/api/calls/settings.ts';
import { openingHoursSchema } from '#shared/domain/business/opening-hours.ts';
import { defaultQuietHours, quietHoursSchema } from '#shared/domain/planning/quiet-hours.ts';
import { noTunnel, tunnelKinds } from '#shared/domain/tunnel.ts';

import type { EventBus } from '../platform/event-bus.ts';
import type { SettingsFile } from '../platform/ports.ts';

const text = z.string().catch('');

const businessSchema = z.looseObject({
  name: text,
  timeZone: z.string().nullable().catch(null),
  language: languageSchema.catch('en'),
  address: text,
  phone: text,
  link: text,
  map: text,
  prices: text,
  currency: z.string().nullable().catch(null),
  hours: openingHoursSchema.nullable().catch(null),
  quietHours: quietHoursSchema.nullable().catch(defaultQuietHours),
});

const mailSchema = z.looseObject({
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: text,
  from: z.string(),
});

/** The token of a named tunnel is a secret, not a setting. */
const tunnelSchema = z.looseObject({
  kind: z.enum(tunnelKinds),
  server: z.string().nullable().catch(null),
  program: z.string().nullable().catch(null),
  hostname: z.string().nullable().catch(null),
  url: z.string().nullable().catch(null),
});

/** The settings document. Every part has a default, so an older or damaged file is completed, never refused. */
export const settingsFileSchema = z.looseObject({
  business: businessSchema.catch(businessSchema.parse({})),
  /** The mail server without its password, which is a secret. */
  mail: mailSchema.nullable().catch(null),
  tunnel: tunnelSchema.catch(noTunnel),
  interface: z
    .looseObject({
      language: languageSchema.nullable().catch(null),
      theme: z.enum(['system', 'light', 'dark']).catch('system'),
    })
    .catch({ language: null, theme: 'system' }),
  isSetUp: z.boolean().catch(false),
});
export type SettingsDocument = z.infer<typeof settingsFileSchema>;

export type Settings = {
  get(): SettingsDocument;
  /** Replaces the document durably and announces it. */
  change(update: (current: SettingsDocument) => SettingsDocument): SettingsDocument;
};

/**
 * Settings over the host's file; keys that this version does not know are kept. A file that is not there yet is written
 * with the defaults, so that whoever looks into the folder or copies it finds all of it.
 */
export function createSettings(file: SettingsFile, bus: EventBus): Settings {
  const read = () => settingsFileSchema.parse(file.read() ?? {});
  if (Object.keys(file.read() ?? {}).length === 0) file.write(read());
  return {
    get: read,
    change(update) {
      const next = update(read());
      file.write(next);
      bus.announce([{ topic: 'settings' }]);
      return next;
    },
  };
}

/** The zone in which the shop lives: the owner's word, else this computer's. IANA name. */
export function timeZoneOf({ business }: SettingsDocument): string {
  return business.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
