import { z } from 'zod';

import type { Log, SettingsFile } from '#core/platform/ports.ts';

const rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** What the desktop host remembers of this computer. Every part has a default: an older file is completed, never refused. */
const desktopSettingsSchema = z.looseObject({
  toasts: z
    .object({
      messages: z.boolean().catch(true),
      showsText: z.boolean().catch(true),
      trouble: z.boolean().catch(true),
      sound: z.boolean().catch(true),
    })
    .catch({ messages: true, showsText: true, trouble: true, sound: true }),
  closesToTray: z.boolean().catch(true),
  /** The owner has been told once where the window went. */
  toldAboutTray: z.boolean().catch(false),
  /** The owner has read what it means that this system has no keychain. */
  toldAboutKeyring: z.boolean().catch(false),
  /** The start at login has been set once; after that the system's own list is the truth. */
  loginItemChosen: z.boolean().catch(false),
  /** There is a PIN: a keychain that does not give it must not open the door. */
  hasPin: z.boolean().catch(false),
  autoLockMinutes: z
    .union([z.literal(1), z.literal(5), z.literal(15), z.literal(60)])
    .nullable()
    .catch(15),
  updateChannel: z.enum(['stable', 'early']).catch('stable'),
  /** A new version was installed while nobody looked: the next start shows no window. */
  comesBackUnseen: z.boolean().catch(false),
  /** The size of everything on the screens; 1 = as drawn. */
  zoom: z.number().min(0.5).max(2).catch(1),
  /** The crash that the owner was last told of, epoch ms; 0 = none. */
  toldCrashAt: z.number().catch(0),
  /** What toasts have told, so that a restart does not tell it again. */
  told: z
    .object({
      /** Ids of notices that are still open. */
      notices: z.array(z.string()),
      /** The broken state of a number by its id; gone once it works again. */
      numbers: z.record(z.string(), z.string()),
      /** How many messages of unknown fate. */
      unknown: z.number(),
      /** The public address: that it does not work. */
      address: z.boolean().catch(false),
    })
    .catch({ notices: [], numbers: {}, unknown: 0, address: false }),
  /** Where the window last was, in device-independent pixels; null before it was first closed. */
  window: z.object({ bounds: rectangle, isMaximized: z.boolean() }).nullable().catch(null),
});
export type DesktopSettings = z.infer<typeof desktopSettingsSchema>;

export type DesktopSettingsFile = {
  get(): DesktopSettings;
  /** Replaces the document and tells whoever listens. Throws when it cannot be written: the owner is to know. */
  change(changes: Partial<DesktopSettings>): void;
  /**
   * The same for what the program notes by itself. Never throws: a full disk must not end the front desk because its
   * window was moved. What could not be written counts until the program ends, and goes with the next change.
   */
  remember(changes: Partial<DesktopSettings>): void;
  /** Returns how to stop. */
  onChange(listener: () => void): () => void;
};

/** The settings of the desktop host over its file; keys that this version does not know are kept. */
export function createDesktopSettings(file: SettingsFile, log: Log): DesktopSettingsFile {
  const listeners = new Set<() => void>();
  let unwritten: Partial<DesktopSettings> = {};
  const get = () => ({ ...desktopSettingsSchema.parse(file.read() ?? {}), ...unwritten });
  const write = (changes: Partial<DesktopSettings>) => {
    file.write({ ...get(), ...changes });
    unwritten = {};
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    get,
    change(changes) {
      write(changes);
      tell();
    },
    remember(changes) {
      try {
        write(changes);
      } catch (error) {
        unwritten = { ...unwritten, ...changes };
        log.write('warn', 'what the program notes by itself could not be kept', { error });
      }
      tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
