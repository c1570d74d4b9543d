import { createDispatch } from '#shared/api/server.ts';

import { createHandlers } from './api/handlers.ts';
import { createCoreFiles, createMediaLinks } from './api/core-files.ts';
import { createSignIn } from './api/sign-in.ts';
import { Channels } from './channels/channels.ts';
import type { Core } from './core-types.ts';
import { createInbound } from './inbound/inbound.ts';
import { createLookUps } from './inbound/look-up.ts';
import { createMediaDownloader } from './inbound/media.ts';
import { applyPendingChanges } from './inbound/pending-changes.ts';
import { createSearchIndexer } from './inbound/search-indexer.ts';
import { createSnoozeWatch } from './inbound/snooze.ts';
import { createJournal } from './journal/journal.ts';
import { createJournalWorker } from './journal/worker.ts';
import { createSender } from './outbound/sender.ts';
import { recordStatus, settleByEcho } from './outbound/settle.ts';
import { Disposer } from './platform/disposer.ts';
import { createEventBus } from './platform/event-bus.ts';
import type { Folders, Ports } from './platform/ports.ts';
import { greenApi } from './providers/green-api/provider.ts';
import { practice } from './providers/practice/provider.ts';
import type { Provider } from './providers/provider.ts';
import { readSending } from './settings/sending.ts';
import { createSettings } from './settings/settings.ts';
import { checkIntegrity } from './store/check-integrity.ts';
import { openDatabase } from './store/open.ts';

/** The providers that this version connects to. */
export const builtInProviders: readonly Provider[] = [greenApi, practice] as readonly Provider[];

export type CoreOptions = {
  readonly version: string;
  /** The address under which the world reaches the ingress now, without a trailing slash; null when there is none. */
  readonly publicUrl: () => string | null;
  readonly providers?: readonly Provider[];
};

/**
 * Puts the product together. Opens (and if need be upgrades) the database, starts nothing else.
 * Throws DatabaseFromFutureError or DatabaseDamagedError.
 */
export function createCore(ports: Ports, folders: Folders, options: CoreOptions): Core {
  const { clock, random, log, secrets } = ports;
  const { store } = openDatabase(folders.database);
  const bus = createEventBus(random.id(), log);
  const settings = createSettings(ports.settings, bus);
  const running = new Disposer();
  running.add(() => store.close());

  const journal = createJournal({ store, clock, random, log, onStored: () => worker.wake() });
  const channels: Channels = new Channels({
    store,
    bus,
    clock,
    random,
    log,
    secrets,
    journal,
    providers: options.providers ?? builtInProviders,
    publicUrl: options.publicUrl,
    onConnectionChanged: () => sender.wake(),
  });
  const connectionOf = channels.connectionOf.bind(channels);

  const media = createMediaDownloader({ store, clock, log, bus, folder: folders.media, connectionOf });
  const lookUps = createLookUps({ store, clock, log, bus, recordStatus, connectionOf });
  const indexer = createSearchIndexer({ store, clock, log });
  const snoozes = createSnoozeWatch({ store, bus, clock, log });
  const inbound = createInbound({
    clock,
    random,
    log,
    bus,
    providerOf: channels.providerOf.bind(channels),
    settleByEcho,
    recordStatus,
    onConnection: (id, event) =>
      channels.report(id, { state: event.state, detail: event.detail, account: event.account }),
    onWork: () => {
      media.wake();
      lookUps.wake();
      indexer.wake();
    },
    onOutboxChanged: () => sender.wake(),
  });
  const worker = createJournalWorker({
    store,
    clock,
    log,
    work: inbound.work,
    announce: (changes) => bus.announce(changes),
  });
  const sender = createSender({
    store,
    bus,
    clock,
    random,
    log,
    connectionOf,
    connectionStateOf: channels.stateOf.bind(channels),
    reportConnection: (id, state, detail) => channels.report(id, { state, detail, account: null }),
    sendIntervalOf: (id) => channels.get(id)?.provider.sendIntervalMs ?? 1000,
    sendingState: () => readSending(store.read, clock.now()),
    onAccepted: (db, messageSeq) => applyPendingChanges(db, { recordStatus }, messageSeq),
  });

  const links = createMediaLinks(clock, random);
  const handlers = createHandlers({
    ...ports,
    store,
    bus,
    settings,
    channels,
    links,
    version: options.version,
    publicUrl: options.publicUrl,
    replay: (id) => worker.replay(id),
    wakeSender: () => sender.wake(),
    wakeWork: () => {
      media.wake();
      snoozes.wake();
      indexer.wake();
    },
  });

  return {
    dispatch: createDispatch(handlers, (name, error) =>
      log.write('error', 'a call failed', {
        call: name,
        error: error instanceof Error ? error.stack : String(error),
      }),
    ),
    events: bus,
    hooks: {
      greenApiChannel: (authorization, idInstance) =>
        Promise.resolve(channels.byWebhookToken('green-api', authorization, idInstance)),
      async receive(channelId, body) {
        await journal.receive({ channelId, source: 'webhook', body });
      },
    },
    files: createCoreFiles({ store, clock, random, folders, links }),
    signIn: createSignIn({ store, secrets, random }),
    async start() {
      running.add(() => journal.stop());
      running.add(() => worker.stop());
      running.add(() => indexer.stop());
      running.add(() => snoozes.stop());
      running.add(() => media.stop());
      running.add(() => lookUps.stop());
      running.add(() => sender.stop());
      running.add(() => channels.stop());
      worker.wake();
      await channels.start();
      sender.start();
      indexer.wake();
      snoozes.wake();
      media.wake();
      lookUps.wake();
      running.add(startIntegrityCheck(folders.database, ports));
    },
    stop: () => running.dispose(),
  };
}

/** Reads the whole file once per start, away from the core's thread; what it finds goes to the log in SQLite's words. */
function startIntegrityCheck(file: string, { log }: Ports): () => Promise<void> {
  const stopping = new AbortController();
  const check = checkIntegrity(file, stopping.signal).then(
    (complaints) => {
      for (const complaint of complaints) log.write('error', 'the database is damaged', { complaint });
    },
    (error: unknown) => {
      if (!stopping.signal.aborted)
        log.write('warn', 'the database could not be checked', { error: String(error) });
    },
  );
  return async () => {
    stopping.abort();
    await check;
  };
}
