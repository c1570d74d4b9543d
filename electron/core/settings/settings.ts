import { z } from 'zod';

import { languageSchema } from '#shared/api/calls/settings.ts';

import type { EventBus } from '../platform/event-bus.ts';
import type { SettingsFile } from '../platform/ports.ts';

/** The settings document. Every part has a default, so an older or damaged file is completed, never refused. */
export const settingsFileSchema = z.looseObject({
  business: z
    .looseObject({
      name: z.string().catch(''),
      timeZone: z.string().nullable().catch(null),
      language: languageSchema.catch('en'),
    })
    .catch({ name: '', timeZone: null, language: 'en' }),
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
