import { Channels } from './channels/channels.ts';
import { createInbound } from './inbound/inbound.ts';
import { createLookUps } from './inbound/look-up.ts';
import { createMediaDownloader } from './inbound/media.ts';
import { applyPendingChanges } from './inbound/pending-changes.ts';
import { createSearchIndexer } from './inbound/search-indexer.ts';
import { createSnoozeWatch } from './inbound/snooze.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import { createJournalWorker } from './journal/worker.ts';
import { createSender, type Sender } from './outbound/sender.ts';
import { recordStatus, settleByEcho } from './outbound/settle.ts';
import type { EventBus } from './platform/event-bus.ts';
import type { Folders, Ports } from './platform/ports.ts';
import type { WakeLoop } from './platform/wake-loop.ts';
import type { Provider } from './providers/provider.ts';
import { readSending } from './settings/sending.ts';
import type { Store } from './store/database.ts';

/** What every part is made of. */
export type PartsContext = Omit<Ports, 'settings'> & {
  readonly store: Store;
  readonly bus: EventBus;
  readonly folders: Folders;
  readonly providers: readonly Provider[];
  readonly publicUrl: () => string | null;
};

type JournalWorker = ReturnType<typeof createJournalWorker>;

/** The parts that move messages. None of them has been started. */
export type Parts = {
  readonly journal: Journal;
  readonly channels: Channels;
  readonly worker: JournalWorker;
  readonly sender: Sender;
  /** Work that waits in the tables beside the journal and the outbox: files, look-ups, the index, snoozes. */
  readonly background: { readonly loops: readonly WakeLoop[]; wake(): void };
};

/** Builds the parts and wires them: who wakes whom. */
export function createParts(context: PartsContext): Parts {
  const { bus, clock, log, store } = context;
  // The journal, the numbers and the sender wake each other; each looks up the others when it is needed, not before.
  const journal = createJournal({ ...context, onStored: () => worker.wake() });
  const channels: Channels = new Channels({
    ...context,
    journal,
    onConnectionChanged: () => sender.wake(),
  });
  const background = createBackground(context, channels);
  const inbound = createInbound({
    ...context,
    providerOf: channels.providerOf.bind(channels),
    settleByEcho,
    recordStatus,
    onConnection: (id, { state, detail, account }) => channels.report(id, { state, detail, account }),
    onWork: () => background.wake(),
    onOutboxChanged: () => sender.wake(),
  });
  const worker: JournalWorker = createJournalWorker({
    store,
    clock,
    log,
    work: inbound.work,
    announce: (changes) => bus.announce(changes),
  });
  const sender: Sender = createOutboxSender(context, channels);
  return { journal, channels, worker, sender, background };
}

function createBackground(context: PartsContext, channels: Channels): Parts['background'] {
  const connectionOf = channels.connectionOf.bind(channels);
  const loops = [
    createSearchIndexer(context),
    createSnoozeWatch(context),
    createMediaDownloader({ ...context, folder: context.folders.media, connectionOf }),
    createLookUps({ ...context, recordStatus, connectionOf }),
  ];
  return {
    loops,
    wake() {
      for (const loop of loops) loop.wake();
    },
  };
}

function createOutboxSender(context: PartsContext, channels: Channels): Sender {
  const { store, clock } = context;
  return createSender({
    ...context,
    connectionOf: channels.connectionOf.bind(channels),
    connectionStateOf: channels.stateOf.bind(channels),
    reportConnection: (id, state, detail) => channels.report(id, { state, detail, account: null }),
    sendIntervalOf: (id) => channels.get(id)?.provider.sendIntervalMs ?? 1000,
    sendingState: () => readSending(store.read, clock.now()),
    onAccepted: (db, messageSeq) => applyPendingChanges(db, { recordStatus }, messageSeq),
  });
}
