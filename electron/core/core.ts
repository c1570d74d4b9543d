import { dirname } from 'node:path';

import type { Handlers } from '#shared/api/contract.ts';
import { isDiskFull } from '#shared/api/disk-full.ts';
import { ApiError } from '#shared/api/errors.ts';
import { createDispatch, type Dispatch } from '#shared/api/server.ts';
import type { JournalId } from '#shared/domain/ids.ts';

import { createActivity } from './activity/activity.ts';
import { createCoreFiles, createMediaLinks } from './api/core-files.ts';
import { createHandlers, type HandlerDeps } from './api/handlers.ts';
import { createSignIn } from './api/sign-in.ts';
import { sweepUploads } from './api/sweep-uploads.ts';
import { createBookingHookSecret, type BookingHookSecret } from './bookings/hook/booking-hook-secret.ts';
import { receiveBooking } from './bookings/hook/receive-booking.ts';
import type { Core, Hooks } from './core-types.ts';
import { watchAddress, type AddressWatch } from './health/address-watch.ts';
import { watchDisk, type DiskWatch } from './health/disk-watch.ts';
import { createFileCheck } from './health/file-check.ts';
import { receiveTorrow } from './bookings/torrow/receive-call.ts';
import { createParts, type Parts } from './parts.ts';
import { diskSpace, fileSize, hasRoom } from './platform/disk-space.ts';
import { Disposer } from './platform/disposer.ts';
import { createEventBus, type EventBus } from './platform/event-bus.ts';
import type { Clock, Folders, Log, Ports } from './platform/ports.ts';
import { greenApi } from './providers/green-api/provider.ts';
import { metaCloud } from './providers/meta-cloud/provider.ts';
import { practice } from './providers/practice/provider.ts';
import type { Provider } from './providers/provider.ts';
import { wazzup24 } from './providers/wazzup24/provider.ts';
import { createSettings } from './settings/settings.ts';
import { listChannels } from './store/channels.ts';
import { noticingFailures, type Store } from './store/database.ts';
import { openDatabase } from './store/open.ts';
import { seedDefaults } from './templates/seed.ts';

/** The providers that this version connects to; each parses its own settings and secrets behind `Provider<unknown>`. */
const builtInProviders = [greenApi, metaCloud, wazzup24, practice] as readonly Provider[];

export type CoreOptions = {
  readonly version: string;
  /** The address under which the world reaches the ingress, without a trailing slash, given at the start; null: as the owner chooses. */
  readonly publicUrl: () => string | null;
  readonly providers?: readonly Provider[];
};

/**
 * Puts the product together. Opens (and if need be upgrades) the database, starts nothing else.
 * Throws DatabaseFromFutureError or DatabaseDamagedError.
 */
export function createCore(ports: Ports, folders: Folders, options: CoreOptions): Core {
  const { clock, random, log, secrets } = ports;
  const bus = createEventBus(random.id(), log);
  const { store, diskWatch } = openWatched(folders, { bus, clock, onRoom: () => wakeParts(parts) });
  const settings = createSettings(ports.settings, bus);
  store.write((db) => seedDefaults(db, { language: settings.get().business.language, now: clock.now() }));
  const parts = createParts({
    ...ports,
    ...{ store, bus, settings, folders },
    providers: options.providers ?? builtInProviders,
    fixedUrl: options.publicUrl,
  });
  const links = createMediaLinks(clock, random);
  let ingressUrl: string | null = null;
  const bookingHookSecret = createBookingHookSecret(ports);
  const fileCheck = createFileCheck({ ...ports, store, file: folders.database });
  const addressWatch = watchAddressOf(parts, { store, bus, clock });
  const replay = (id: JournalId) => parts.worker.replay(id);
  const activity = createActivity({
    ...ports,
    ...{ store, bus, settings, replay },
    folder: folders.uploads,
    linkTo: (id) => links.linkTo(id),
  });
  const handlers = handlersOf(parts, {
    ...ports,
    ...options,
    ...{ store, bus, links, settings, bookingHookSecret, replay, activity },
    ...{ addressWatch, diskWatch, fileCheck, folders },
    ingressUrl: () => ingressUrl,
  });
  const running = new Disposer();
  running.add(() => store.close());
  for (const watch of [addressWatch, diskWatch]) running.add(() => watch.stop());

  return {
    dispatch: dispatchOf(handlers, { log, diskWatch }),
    events: bus,
    hooks: hooksOf(parts, bookingHookSecret, { store, clock }),
    files: createCoreFiles({
      ...{ store, clock, random, folders, links },
      openExport: (id) => activity.exports.open(id),
    }),
    signIn: createSignIn({ store, secrets, random }),
    async start() {
      await bookingHookSecret.load();
      await startParts(parts, running);
      running.add(() => activity.stop());
      // Once per start, away from the core's thread: it takes a while.
      void fileCheck.run();
      running.add(() => fileCheck.stop());
      running.add(startSweep({ store, clock, log, folder: folders.uploads }));
    },
    reach(address) {
      ingressUrl = address;
      parts.tunnel.start(address);
      parts.registrar.wake();
    },
    wake: () => wakeParts(parts),
    stop: () => running.dispose(),
  };
}

/** Opens the database; a write that finds the disk full makes that known to all. `onRoom`: what waited for it may go on. */
function openWatched(
  folders: Folders,
  deps: { readonly bus: EventBus; readonly clock: Clock; readonly onRoom: () => void },
): { readonly store: Store; readonly diskWatch: DiskWatch } {
  const { store } = openDatabase(folders.database);
  const diskWatch = watchDisk({ ...deps, hasRoom: () => hasRoom(dirname(folders.database)) });
  const notice = (error: unknown) => {
    if (isDiskFull(error)) diskWatch.wasFull();
  };
  return { store: noticingFailures(store, notice), diskWatch };
}

/** Answers calls; what one of them finds full, such as the folder of the settings, is known to all from then on. */
function dispatchOf(
  handlers: Handlers,
  { log, diskWatch }: { readonly log: Log; readonly diskWatch: DiskWatch },
): Dispatch {
  const dispatch = createDispatch(handlers, (call, error) =>
    log.write('error', 'a call failed', { call, error: wordsOf(error) }),
  );
  return async (name, input) => {
    try {
      return await dispatch(name, input);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'disk-full') diskWatch.wasFull();
      throw error;
    }
  };
}

type HandlersContext = Omit<HandlerDeps, keyof ReturnType<typeof partsForHandlers>> & {
  readonly folders: Folders;
  /** Where the public listener stands on this computer; null before it does. */
  readonly ingressUrl: () => string | null;
};

/** Gives the handlers the parts that they call, and what they want to know about this computer. */
function handlersOf(parts: Parts, context: HandlersContext): Handlers {
  return createHandlers({ ...context, ...partsForHandlers(parts, context) });
}

function partsForHandlers(
  parts: Parts,
  {
    folders,
    bookingHookSecret,
    ingressUrl,
  }: {
    readonly folders: Folders;
    readonly bookingHookSecret: BookingHookSecret;
    readonly ingressUrl: () => string | null;
  },
) {
  const { composer, planner, metaTemplates, bookings, calendars, imports, channels, registrar, tunnel } =
    parts;
  const { publicUrl } = tunnel;
  return {
    ...{
      composer,
      planner,
      metaTemplates,
      bookings,
      calendars,
      imports,
      channels,
      registrar,
      tunnel,
      publicUrl,
    },
    bookingHookUrl: () => {
      const base = publicUrl() ?? ingressUrl();
      const path = bookingHookSecret.path();
      return base === null || path === null ? '' : `${base}${path}`;
    },
    receiveBooking: (body: Uint8Array) => receiveBooking(parts, body),
    disk: {
      space: () => diskSpace(dirname(folders.database)),
      databaseSize: async () =>
        (await fileSize(folders.database)) + (await fileSize(`${folders.database}-wal`)),
    },
    wakePlanner: () => parts.sender.wake(),
    wakeSender: () => parts.sender.wake(),
    wakeWork: () => parts.background.wake(),
  };
}

/** Where what the public listener takes goes. */
function hooksOf(
  { channels, journal, worker, background, published, tunnel }: Parts,
  bookingHookSecret: BookingHookSecret,
  deps: { readonly store: Store; readonly clock: Clock },
): Hooks {
  return {
    greenApiChannel: (authorization, idInstance) =>
      Promise.resolve(channels.proofs.byWebhookToken('green-api', authorization, idInstance)),
    async receive(channelId, body) {
      await journal.receive({ channelId, source: 'webhook', body });
      tunnel.heardEvent();
    },
    metaVerifyToken: (token) => Promise.resolve(channels.proofs.isVerifyToken('meta-cloud', token)),
    hasMetaNumber: () => channels.proofs.has('meta-cloud'),
    metaChannels: (signature, body) =>
      Promise.resolve(channels.proofs.bySignature('meta-cloud', signature, body)),
    wazzupAccount: (secret) => Promise.resolve(channels.proofs.byHookSecret('wazzup24', secret)),
    publishedFile: (secret) => published.open(secret),
    answerProof: tunnel.answerProof,
    bookingHook: (secret) => bookingHookSecret.fits(secret),
    receiveBooking: (body) => receiveBooking({ journal, worker }, body),
    torrowChannel: (service, account, key) =>
      Promise.resolve(channels.proofs.byAccountKey(service, account, key)),
    receiveTorrow: (channelId, call, keys) =>
      receiveTorrow({ ...deps, journal, wakeWork: () => background.wake() }, channelId, call, keys),
  };
}

/** Starts what moves messages. It stops the other way round: numbers first, the journal last. */
async function startParts(parts: Parts, running: Disposer) {
  const { journal, worker, background, sender, channels, planner, calendars, imports, registrar, tunnel } =
    parts;
  running.add(() => journal.stop());
  running.add(() => worker.stop());
  for (const loop of background.loops) running.add(() => loop.stop());
  running.add(() => planner.stop());
  running.add(() => imports.stop());
  running.add(() => calendars.stop());
  running.add(() => sender.stop());
  running.add(() => channels.stop());
  running.add(() => registrar.stop());
  running.add(() => tunnel.stop());
  worker.wake();
  await channels.start();
  sender.start();
  background.wake();
  calendars.wake();
  void planner.replanAll();
}

function wakeParts({ worker, sender, background, calendars, registrar, tunnel }: Parts) {
  tunnel.wake();
  registrar.wake();
  worker.wake();
  sender.wake();
  background.wake();
  calendars.wake();
}

/** Removes forgotten uploads once per start, in the background. */
function startSweep(deps: Parameters<typeof sweepUploads>[0]): () => Promise<void> {
  const stopping = new AbortController();
  const sweep = sweepUploads(deps, stopping.signal);
  return async () => {
    stopping.abort();
    await sweep;
  };
}

/** How long an address that a number needs has not worked. */
function watchAddressOf(
  { tunnel, channels }: Parts,
  deps: { readonly store: Store; readonly bus: EventBus; readonly clock: Clock },
): AddressWatch {
  return watchAddress({
    ...deps,
    look() {
      const { state, proof } = tunnel.now();
      const isNeeded = listChannels(deps.store.read).some((row) => channels.webhookOf(row) !== null);
      return { state, proof, isNeeded, isTried: proof.at !== null };
    },
  });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
