import { z } from 'zod';

import { idSchema } from '../domain/id-schema.ts';
import { call, instantSchema, nothing } from './call.ts';
import type { ErrorBody } from './errors.ts';

/**
 * What the desktop host offers to its own page beyond the core's contract: its window, toasts, lock and updates. Other
 * hosts do not answer these calls; a page in a browser has no bridge to ask them through.
 */

const toastsSchema = z.object({
  /** Toasts for messages of customers. */
  messages: z.boolean(),
  /** False: a toast tells that somebody wrote, neither who nor what. */
  showsText: z.boolean(),
  /** Toasts for a number that has trouble, and for reports. */
  trouble: z.boolean(),
  sound: z.boolean(),
});

/** Minutes without a touch after which Deskbell locks itself; null = never. */
const autoLockSchema = z.union([z.literal(1), z.literal(5), z.literal(15), z.literal(60)]).nullable();

export const updateStateSchema = z.discriminatedUnion('kind', [
  /** Built from sources, or installed in a way that updates itself otherwise (a package of the system). */
  z.object({ kind: z.literal('off') }),
  z.object({
    kind: z.literal('current'),
    checkedAt: instantSchema.nullable(),
    /** The last look came to nothing; another follows by itself. */
    trouble: z.enum(['offline', 'failed']).optional(),
  }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('downloading'), version: z.string(), percent: z.number().min(0).max(100) }),
  /** Installed by the next quit, or at once by `desktop.installUpdate`. */
  z.object({ kind: z.literal('ready'), version: z.string() }),
  /** It cannot install itself: the owner gets it from the download page. */
  z.object({ kind: z.literal('by-hand'), version: z.string().nullable(), url: z.string() }),
]);
export type UpdateState = z.infer<typeof updateStateSchema>;

export const desktopStateSchema = z.object({
  platform: z.enum(['darwin', 'win32', 'linux']),
  toasts: toastsSchema,
  /** Null where the system cannot do it for this installation. */
  startsAtLogin: z.boolean().nullable(),
  /** Closing the window keeps Deskbell in the tray; false = it quits. */
  closesToTray: z.boolean(),
  lock: z.object({
    hasPin: z.boolean(),
    isLocked: z.boolean(),
    /** There is a PIN, but the keychain does not give it: only a reset opens. */
    isPinLost: z.boolean(),
    autoLockMinutes: autoLockSchema,
    /** After wrong tries: no PIN is looked at before this instant. */
    retryAt: instantSchema.nullable(),
    /** How many tries there are before one has to wait (again); at least 1. */
    triesLeft: z.number().int().min(1),
    /** The command line that starts this program without its PIN, when that was forgotten. */
    resetCommand: z.string(),
  }),
  /** Of the words outside the window; a locked page may not ask the settings for theirs. */
  language: z.enum(['en', 'ru']),
  /** `system`: secrets are sealed by the keychain; `file`: this system has none, they lie sealed beside their key. */
  keyring: z.enum(['system', 'file']),
  /** The owner has read what `file` means. */
  toldAboutKeyring: z.boolean(),
  update: updateStateSchema,
  updateChannel: z.enum(['stable', 'early']),
});
export type DesktopState = z.infer<typeof desktopStateSchema>;

const pin = z.string().regex(/^\d{4,12}$/, '4 to 12 digits.');

export const desktopContract = {
  'desktop.get': call({
    summary: 'The state of the desktop host.',
    input: nothing,
    output: desktopStateSchema,
  }),
  'desktop.change': call({
    summary: 'Changes settings of the desktop host; what is left out stays.',
    input: z.strictObject({
      toasts: toastsSchema.partial().strict().optional(),
      startsAtLogin: z.boolean().optional(),
      closesToTray: z.boolean().optional(),
      autoLockMinutes: autoLockSchema.optional(),
      toldAboutKeyring: z.boolean().optional(),
      updateChannel: z.enum(['stable', 'early']).optional(),
    }),
    output: desktopStateSchema,
  }),
  'desktop.setPin': call({
    summary: 'Sets, changes or (null) removes the PIN. `current` is wanted while there is one.',
    input: z.strictObject({ pin: pin.nullable(), current: z.string().max(12).optional() }),
    output: desktopStateSchema,
  }),
  'desktop.lock': call({
    summary: 'Locks at once; wants a PIN.',
    input: nothing,
    output: desktopStateSchema,
  }),
  'desktop.unlock': call({
    summary: 'Unlocks with the PIN. Wrong tries make the next one wait.',
    input: z.strictObject({ pin: z.string().max(12) }),
    output: desktopStateSchema,
  }),
  'desktop.front': call({
    summary: 'The page tells which chat it shows, or that it shows none.',
    input: z.strictObject({ conversationId: idSchema<'conversation'>().nullable() }),
    output: z.object({}),
  }),
  'desktop.arrived': call({
    summary:
      'The page has gone where it was told to go. Until then another page is told the same in its place.',
    input: z.strictObject({ address: z.string().max(2000) }),
    output: z.object({}),
  }),
  'desktop.listen': call({
    summary: 'From now on the page gets the frames of the core; the first is a `hello`.',
    input: nothing,
    output: z.object({}),
  }),
  'desktop.checkForUpdate': call({
    summary: 'Looks for a newer version now.',
    input: nothing,
    output: desktopStateSchema,
  }),
  'desktop.installUpdate': call({
    summary: 'Quits in order, installs the downloaded version and starts it.',
    input: nothing,
    output: z.object({}),
  }),
  'desktop.openDownloadPage': call({
    summary: 'Opens the download page in the browser.',
    input: nothing,
    output: z.object({}),
  }),
  'desktop.openFolder': call({
    summary: 'Shows the folder with the data or the logs in the file manager of the system.',
    input: z.strictObject({ folder: z.enum(['data', 'logs']) }),
    output: z.object({}),
  }),
};

export type DesktopContract = typeof desktopContract;
export type DesktopCallName = keyof DesktopContract;
export type DesktopCallInput<Name extends DesktopCallName> = z.input<DesktopContract[Name]['input']>;
export type DesktopCallOutput<Name extends DesktopCallName> = z.output<DesktopContract[Name]['output']>;

/** What the page sends over the one channel: a call of the core's contract or of this one. */
export const pageRequestSchema = z.strictObject({ call: z.string().max(100), input: z.unknown() });
export type PageRequest = z.infer<typeof pageRequestSchema>;

/** What comes back: never a rejection, so that a refusal keeps its code and fields on the way. */
export type PageAnswer = ErrorBody | { readonly value: unknown };

/** What the host sends to the page unasked. */
export type Push =
  /** A frame of the core's events. */
  | { readonly kind: 'frame'; readonly frame: unknown }
  | { readonly kind: 'state'; readonly state: DesktopState }
  /** Show this address of the screens, such as `/inbox/<id>`. */
  | { readonly kind: 'go'; readonly address: string };
