import { toInstant } from '#shared/api/call.ts';
import type { SettingsView } from '#shared/api/calls/settings.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId, type UserId } from '#shared/domain/ids.ts';

import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { hashPassword } from '../settings/passwords.ts';
import { timeZoneOf, type Settings, type SettingsDocument } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import { insertUser, listUsers, removeUser, type UserRow } from '../store/users.ts';

export type SettingsHandlerDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly bus: EventBus;
  readonly settings: Settings;
  readonly version: string;
};

type SettingsCalls = Pick<Handlers, Extract<keyof Handlers, `settings.${string}` | `users.${string}`>>;

/** The calls about the shop's settings and about who may sign in. */
export function settingsHandlers(deps: SettingsHandlerDeps): SettingsCalls {
  const { store, clock, random, settings } = deps;
  const view = (document: SettingsDocument): SettingsView => ({
    business: {
      name: document.business.name,
      timeZone: timeZoneOf(document),
      language: document.business.language,
      address: document.business.address,
      phone: document.business.phone,
      link: document.business.link,
      map: document.business.map,
      prices: document.business.prices,
      currency: document.business.currency,
      hours: document.business.hours,
      quietHours: document.business.quietHours,
    },
    mail: null,
    bookingHookUrl: '',
    isSetUp: document.isSetUp,
    interface: { language: document.interface.language, theme: document.interface.theme },
    version: deps.version,
  });
  return {
    'settings.get': () => view(settings.get()),
    'settings.update': (input) =>
      view(
        settings.change((current) => ({
          ...current,
          business: { ...current.business, ...definedOnly(input.business) },
          interface: { ...current.interface, ...definedOnly(input.interface) },
          isSetUp: input.isSetUp ?? current.isSetUp,
        })),
      ),
    'settings.tryMail': () => {
      throw new ApiError('internal', 'Not there yet.');
    },
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
        throw new ApiError('conflict', 'Somebody with this e-mail is there already.', {
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
