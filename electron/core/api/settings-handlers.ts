import { toInstant } from '#shared/api/call.ts';
import type { SettingsView } from '#shared/api/calls/settings.ts';
import type { Handlers, ParsedInput } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { asId, type UserId } from '#shared/domain/ids.ts';

import type { Planner } from '../automation/planner.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { changeMail, mailView, tryMail, type MailSettingsDeps } from '../settings/mail-settings.ts';
import { hashPassword } from '../settings/passwords.ts';
import { timeZoneOf, type Settings, type SettingsDocument } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import { insertUser, listUsers, removeUser, type UserRow } from '../store/users.ts';

export type SettingsHandlerDeps = MailSettingsDeps & {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly bus: EventBus;
  readonly settings: Settings;
  readonly version: string;
  readonly planner: Pick<Planner, 'replanAll'>;
  /** The whole address of the booking hook, with its secret. */
  readonly bookingHookUrl: () => string | Promise<string>;
};

type SettingsCalls = Pick<Handlers, Extract<keyof Handlers, `settings.${string}` | `users.${string}`>>;

/** The calls about the shop's settings and about who may sign in. */
export function settingsHandlers(deps: SettingsHandlerDeps): SettingsCalls {
  const { store, clock, random, settings } = deps;
  return {
    'settings.get': () => settingsView(deps),
    'settings.update': async (input) => {
      await changeMail(deps, input.mail);
      const before = settings.get();
      const after = settings.change((current) => withChanges(current, input));
      // Texts name the shop and speak its language; those that wait are written out anew whenever they are shown.
      if (input.business) deps.bus.announce([{ topic: 'templates' }, { topic: 'outbox' }]);
      if (decidesTimes(before) !== decidesTimes(after)) await deps.planner.replanAll();
      return settingsView(deps);
    },
    'settings.tryMail': ({ to }) => tryMail(deps, to),
    'users.list': () => ({ items: listUsers(store.read).map(userView) }),
    'users.create': async (input) => {
      const user: UserRow = {
        id: asId<UserId>(random.id()),
        email: input.email.toLowerCase(),
        name: input.name,
        passwordHash: await hashPassword(input.password),
        createdAt: clock.now(),
      };
      if (!store.write((db) => insertUser(db, user))) {
        throw refusal('conflict', 'email-taken', {
          email: 'In use already.',
        });
      }
      deps.bus.announce([{ topic: 'settings' }]);
      return userView(user);
    },
    'users.remove': ({ id }) => {
      if (!store.write((db) => removeUser(db, asId<UserId>(id)))) {
        throw new ApiError('not-found', 'There is no such user any more.');
      }
      deps.bus.announce([{ topic: 'settings' }]);
      return { id };
    },
  };
}

async function settingsView(deps: SettingsHandlerDeps): Promise<SettingsView> {
  const document = deps.settings.get();
  const { business } = document;
  return {
    business: {
      name: business.name,
      timeZone: timeZoneOf(document),
      language: business.language,
      address: business.address,
      phone: business.phone,
      link: business.link,
      map: business.map,
      prices: business.prices,
      currency: business.currency,
      hours: business.hours,
      quietHours: business.quietHours,
    },
    mail: await mailView(document, deps.secrets),
    bookingHookUrl: await deps.bookingHookUrl(),
    isSetUp: document.isSetUp,
    interface: { language: document.interface.language, theme: document.interface.theme },
    version: deps.version,
  };
}

/** The document with what was given; the mail server is kept by `changeMail`, because its password is a secret. */
function withChanges(current: SettingsDocument, input: ParsedInput<'settings.update'>): SettingsDocument {
  return {
    ...current,
    business: { ...current.business, ...definedOnly(input.business) },
    interface: { ...current.interface, ...definedOnly(input.interface) },
    isSetUp: input.isSetUp ?? current.isSetUp,
  };
}

/** What planning takes from the settings, to be compared. */
function decidesTimes(document: SettingsDocument): string {
  const { quietHours } = document.business;
  return JSON.stringify([timeZoneOf(document), quietHours?.from, quietHours?.to]);
}

function userView(user: UserRow) {
  return { id: user.id, email: user.email, name: user.name, createdAt: toInstant(user.createdAt) };
}

/** Leaves out what the caller left out, so that spreading changes only what was given. */
function definedOnly<Value extends object>(
  value: Value | undefined,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value ?? {}).filter(([, item]) => item !== undefined);
  // Object.entries forgets the keys' types; the filter only removes undefined values.
  return Object.fromEntries(entries) as { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
}
