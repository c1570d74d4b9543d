import { maySend } from '#shared/domain/channel.ts';
import { ownWords, saying, writeSaying } from '#shared/domain/saying/saying.ts';

import { createPlanner, type Planner } from './automation/planner.ts';
import { createReplies } from './automation/replies/replies.ts';
import { createScheduler } from './automation/scheduler.ts';
import { createBookings, type Bookings } from './bookings/bookings.ts';
import { createCalendars, type Calendars } from './bookings/calendars/calendars.ts';
import { createImports, type Imports, type ImportsDeps } from './bookings/csv/imports.ts';
import { createBookingHookEvents } from './bookings/hook/booking-hook-events.ts';
import { habitsOf } from './bookings/receive-visit.ts';
import { createTroubleReporter } from './bookings/torrow/report-troubles.ts';
import { createTorrowOrders } from './bookings/torrow/torrow-orders.ts';
import { Channels } from './channels/channels.ts';
import { createRegistrar, type Registrar } from './channels/registrar.ts';
import { createInbound } from './inbound/inbound.ts';
import { createLookUps } from './inbound/look-up.ts';
import { createMediaDownloader } from './inbound/media.ts';
import { applyPendingChanges } from './inbound/pending-changes.ts';
import { createSearchIndexer } from './inbound/search-indexer.ts';
import { createSnoozeWatch } from './inbound/snooze.ts';
import { contentsOf } from './automation/write-out.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import { createJournalWorker, type Work } from './journal/worker.ts';
import { createMetaTemplates, type MetaTemplates } from './meta-templates/meta-templates.ts';
import { addNotice } from './notices/notices.ts';
import { createPublishedFiles, type PublishedFiles } from './outbound/published-files.ts';
import { createSender, type Sender, type SenderDeps } from './outbound/sender.ts';
import { recordStatus, settleByEcho, settleByOutboxId } from './outbound/settle.ts';
import type { Change, EventBus } from './platform/event-bus.ts';
import type { Folders, Ports } from './platform/ports.ts';
import type { WakeLoop } from './platform/wake-loop.ts';
import type { Provider } from './providers/provider.ts';
import { readSending } from './settings/sending.ts';
import { timeZoneOf, type Settings } from './settings/settings.ts';
import { getConversation } from './store/conversations.ts';
import type { ReadDb, Store } from './store/database.ts';
import { getOutboxBySeq, type OutboxRow } from './store/outbox.ts';
import { getPlanned } from './store/planned.ts';
import { createComposer, type Composer } from './templates/composer.ts';
import { createTunnel, type Tunnel } from './tunnel/tunnel.ts';

/** What every part is made of. */
export type PartsContext = Omit<Ports, 'settings'> & {
  readonly store: Store;
  readonly bus: EventBus;
  readonly settings: Settings;
  readonly folders: Folders;
  readonly providers: readonly Provider[];
  /** The address that was given at the start; null = none was. */
  readonly fixedUrl: () => string | null;
};

type JournalWorker = ReturnType<typeof createJournalWorker>;

/** The parts that move messages. None of them has been started. */
export type Parts = {
  readonly journal: Journal;
  readonly channels: Channels;
  readonly tunnel: Tunnel;
  readonly registrar: Registrar;
  readonly worker: JournalWorker;
  readonly sender: Sender;
  readonly composer: Composer;
  readonly planner: Planner;
  readonly bookings: Bookings;
  readonly calendars: Calendars;
  readonly imports: Imports;
  /** Work that waits in the tables beside the journal and the outbox: files, look-ups, the index, snoozes. */
  readonly background: { readonly loops: readonly WakeLoop[]; wake(): void };
  readonly published: PublishedFiles;
  readonly metaTemplates: MetaTemplates;
};

/** Builds the parts and wires them: who wakes whom. */
export function createParts(context: PartsContext): Parts {
  const { bus, clock, log, settings, store } = context;
  const composer = createComposer({ settings });
  const planner = createPlanner({ ...context, composer, onPlanned: () => sender.wake() });
  const zoneOf = () => timeZoneOf(settings.get());
  const bookings = createBookings({ ...context, replan: planner.replan, zoneOf });
  const sources = createSources(context, {
    bookings,
    replan: planner.replan,
    wakePlanner: () => sender.wake(),
  });
  // The journal, the numbers and the sender wake each other; each looks up the others when it is needed, not before.
  const journal = createJournal({ ...context, onStored: () => worker.wake() });
  const tunnel = createTunnel({ ...context, onAddressChanged: () => registrar.wake() });
  const { publicUrl } = tunnel;
  const published = createPublishedFiles({ ...context, publicUrl });
  const channels: Channels = new Channels({
    ...context,
    publicUrl,
    publish: published.publish,
    journal,
    onConnectionChanged: () => sender.wake(),
    onNumbersChanged() {
      metaTemplates.loop.wake();
      void planner.replanAll();
    },
    onWebhook: (id, heard) => registrar.heard(id, heard),
  });
  const registrar: Registrar = createRegistrarOf(context, channels, tunnel);
  const metaTemplates = createMetaTemplates({ ...context, channels, composer });
  const background = createBackground(context, channels, metaTemplates);
  const worker: JournalWorker = createJournalWorker({
    store,
    clock,
    log,
    work: createReaders(context, {
      ...{ bookings, channels, composer, planner, metaTemplates },
      wakeSender: () => sender.wake(),
      wakeWork: () => background.wake(),
    }),
    announce: (changes) => bus.announce(changes),
  });
  const scheduler = createScheduler({
    ...context,
    ...{ composer, bookings, planner },
    sendingState: () => readSending(store.read, clock.now()),
    canSend: (id) => channels.connectionOf(id) !== null && maySend(channels.stateOf(id)),
  });
  const sender: Sender = createOutboxSender(context, channels, {
    beforePass: (now) => scheduler.beforePass(now),
    standInFor: (db, row) => standInOf(db, metaTemplates, row),
    ...afterwards({ planner, metaTemplates }),
  });
  return {
    ...sources,
    journal,
    channels,
    tunnel,
    registrar,
    worker,
    sender,
    background,
    composer,
    planner,
    bookings,
    published,
    metaTemplates,
  };
}

/** What follows in the same transaction when a message was accepted, or refused for good. */
function afterwards({
  planner,
  metaTemplates,
}: Pick<Parts, 'planner' | 'metaTemplates'>): Pick<SenderDeps, 'onAccepted' | 'onFailed'> {
  return {
    onAccepted(db, messageSeq) {
      // The report that a phone is not on WhatsApp may have come before the answer.
      const touched = applyPendingChanges(db, { recordStatus }, messageSeq);
      touched.add(planner.replan(db, [...touched.contacts]));
      return touched;
    },
    onFailed(db, { seq, channelId, conversationId }) {
      if (getOutboxBySeq(db, seq)?.errorCode === 'template-refused') metaTemplates.onRefused(db, channelId);
      const contactId = getConversation(db, conversationId)?.contactId ?? null;
      return contactId === null ? [] : planner.replan(db, [contactId]);
    },
  };
}

/** What brings bookings by itself: calendars that are read, files that are imported. */
function createSources(
  context: PartsContext,
  deps: Pick<ImportsDeps, 'bookings' | 'replan' | 'wakePlanner'>,
): Pick<Parts, 'calendars' | 'imports'> {
  const { settings, store } = context;
  const shop = () => ({ ...habitsOf(store.read, settings), hours: settings.get().business.hours });
  return {
    calendars: createCalendars({ ...context, ...deps, shop }),
    imports: createImports({ ...context, ...deps }),
  };
}

type Readers = Pick<Parts, 'bookings' | 'channels' | 'composer' | 'planner' | 'metaTemplates'> & {
  readonly wakeSender: () => void;
  readonly wakeWork: () => void;
};

/** Who reads an entry of the journal: the provider of its number, or the reader of a booking hook. */
function createReaders(context: PartsContext, parts: Readers): Work {
  const { bookings, channels, metaTemplates, planner, wakeSender, wakeWork } = parts;
  const announce = (changes: readonly Change[]) => context.bus.announce(changes);
  const replies = createReplies({ ...context, ...parts, replan: planner.replan });
  const inbound = createInbound({
    ...context,
    providerOf: channels.providerOf.bind(channels),
    settleByEcho,
    settleByOutboxId,
    recordStatus,
    onCustomerMessage: (db, message) => replies.onCustomerMessage(db, message),
    onPromotionsWish: (db, wish) => replies.onPromotionsWish(db, wish),
    onTemplateNews: (db, event) => metaTemplates.onNews(db, event),
    onConnection: (id, event) => channels.hear(id, event),
    onWork: wakeWork,
    onOutboxChanged: wakeSender,
    replan: planner.replan,
  });
  const torrow = createTorrowOrders({ ...context, bookings, announce, wakeSender, wakeWork });
  const hook = createBookingHookEvents({ ...context, bookings, wakePlanner: wakeSender });
  const readers = { line: inbound.work, booking: hook.work, torrow: torrow.workTorrow };
  return (db, entry) => readers[entry.subject](db, entry);
}

/**
 * Providers try an address before they take it: one that is known not to lead here, or is just being tried by us, is not
 * worth a call. Where nobody looks after the address (`localUrl` null), nothing is known.
 */
function createRegistrarOf(context: PartsContext, channels: Channels, tunnel: Tunnel): Registrar {
  return createRegistrar({
    ...context,
    channels,
    canRegister() {
      const { proof, localUrl } = tunnel.now();
      return proof.state !== 'broken' && (proof.reason !== 'starting' || localUrl === null);
    },
    onTakenFrom: (db, facts) => addNotice(db, context, { kind: 'webhook-moved', facts }),
  });
}

function createBackground(
  context: PartsContext,
  channels: Channels,
  metaTemplates: MetaTemplates,
): Parts['background'] {
  const connectionOf = channels.connectionOf.bind(channels);
  const loops = [
    createSearchIndexer(context),
    createSnoozeWatch(context),
    createMediaDownloader({ ...context, folder: context.folders.media, connectionOf }),
    createLookUps({ ...context, recordStatus, connectionOf }),
    createTroubleReporter(context),
    metaTemplates.loop,
  ];
  return {
    loops,
    wake() {
      for (const loop of loops) loop.wake();
    },
  };
}

function createOutboxSender(
  context: PartsContext,
  channels: Channels,
  planning: Pick<SenderDeps, 'beforePass' | 'onAccepted' | 'onFailed' | 'standInFor'>,
): Sender {
  const { store, clock } = context;
  return createSender({
    ...context,
    connectionOf: channels.connectionOf.bind(channels),
    connectionStateOf: channels.stateOf.bind(channels),
    reportConnection: (id, state, said) =>
      channels.report(id, { state, detail: said === null ? null : ownWords(said), account: null }),
    sendIntervalOf: (id) => channels.get(id)?.provider.sendIntervalMs ?? 1000,
    sendingState: () => readSending(store.read, clock.now()),
    ...planning,
  });
}

/** The template that stands for what a rule has planned; what people and other programs have written is theirs alone. */
function standInOf(
  db: ReadDb,
  metaTemplates: MetaTemplates,
  row: OutboxRow,
): ReturnType<NonNullable<SenderDeps['standInFor']>> {
  const message = getPlanned(db, row.id);
  if (!message) return null;
  if (message.textByHand !== null) {
    const detail = writeSaying(saying('stand-in-by-hand'));
    return { kind: 'none', code: 'window-closed', detail };
  }
  const content = contentsOf(db, [message]).get(message.seq);
  return content ? metaTemplates.standInFor(db, row.channelId, content) : null;
}
