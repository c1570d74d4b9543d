import { z } from 'zod';

import type { OnCustomerMessage } from '#core/inbound/context.ts';
import { createInbound } from '#core/inbound/inbound.ts';
import { createJournal, type Journal } from '#core/journal/journal.ts';
import { createJournalWorker, type JournalWorker } from '#core/journal/worker.ts';
import { recordStatus, settleByEcho, settleByOutboxId } from '#core/outbound/settle.ts';
import { createEventBus, type Change, type EventBus } from '#core/platform/event-bus.ts';
import type { Log, Random } from '#core/platform/ports.ts';
import { systemRandom } from '#core/platform/system.ts';
import type { Provider, RawSource } from '#core/providers/provider.ts';
import { listConversations, type ConversationRow } from '#core/store/conversations.ts';
import type { Store } from '#core/store/database.ts';
import { pageThread, type ThreadMessage } from '#core/store/messages.ts';
import type { ChannelId, ConversationId } from '#shared/domain/ids.ts';
import type { InboundEvent } from '#shared/domain/inbound-event.ts';

import { fakeClock, type FakeClock } from './clock.ts';
import { collectingLog } from './log.ts';
import { addChannel, temporaryStore } from './store.ts';

/** Everything behind the journal's door, over a real database; the provider understands events written as JSON. */
export type ReceivingDesk = {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly bus: EventBus;
  readonly log: Log;
  readonly logLines: ReturnType<typeof collectingLog>['lines'];
  readonly channelId: ChannelId;
  readonly folder: string;
  readonly journal: Journal;
  readonly worker: JournalWorker;
  /** Everything that was announced. */
  readonly changes: Change[];
  readonly connections: unknown[];
  /** Delivers each event in a body of its own and waits until all are worked on. */
  receive(events: readonly InboundEvent[], source?: RawSource): Promise<void>;
  receiveRaw(body: string | Uint8Array, source?: RawSource): Promise<void>;
  conversations(): ConversationRow[];
  /** The messages of a chat, oldest first. */
  thread(id?: ConversationId): ThreadMessage[];
  close(): Promise<void>;
};

export type ReceivingOptions = {
  /** Makes whoever reads what customers write; nobody unless said. */
  readonly replies?: (ports: {
    readonly clock: FakeClock;
    readonly random: Random;
    readonly bus: EventBus;
  }) => OnCustomerMessage;
};

export function openReceivingDesk(options: ReceivingOptions = {}): ReceivingDesk {
  const temporary = temporaryStore();
  const { store } = temporary;
  const clock = fakeClock();
  const log = collectingLog();
  const random = systemRandom(clock);
  const bus = createEventBus('run', log);
  const changes: Change[] = [];
  bus.listen((frame) => {
    if (frame.kind === 'changes') changes.push(...frame.changes);
  });
  const channelId = addChannel(store);
  const connections: unknown[] = [];
  const inbound = createInbound({
    store,
    clock,
    random,
    log,
    bus,
    providerOf: (id) => (id === channelId ? { provider: plainProvider, config: {} } : null),
    settleByEcho,
    settleByOutboxId,
    recordStatus,
    onCustomerMessage: options.replies?.({ clock, random, bus }) ?? (() => []),
    onConnection: (_, event) => connections.push(event),
    onWork: () => undefined,
    onOutboxChanged: () => undefined,
  });
  const worker = createJournalWorker({
    store,
    clock,
    log,
    work: inbound.work,
    announce: (list) => bus.announce(list),
  });
  const journal = createJournal({ store, clock, random, log, onStored: () => worker.wake() });

  const receiveRaw = async (body: string | Uint8Array, source: RawSource = 'webhook') => {
    await journal.receive({ channelId, source, body: typeof body === 'string' ? Buffer.from(body) : body });
    await worker.idle();
  };
  const conversations = () =>
    listConversations(store.read, { filter: 'all', limit: 200, now: clock.now() }).items;
  return {
    store,
    clock,
    bus,
    log,
    logLines: log.lines,
    channelId,
    folder: temporary.folder,
    journal,
    worker,
    changes,
    connections,
    receiveRaw,
    async receive(events, source = 'webhook') {
      const bodies = events.map((event) => Buffer.from(JSON.stringify([event])));
      await Promise.all(bodies.map((body) => journal.receive({ channelId, source, body })));
      await worker.idle();
    },
    conversations,
    thread(id) {
      const conversationId = id ?? conversations()[0]?.id;
      if (!conversationId) return [];
      return pageThread(store.read, { conversationId, limit: 200 })?.items ?? [];
    },
    async close() {
      await journal.stop();
      await worker.stop();
      temporary.close();
    },
  };
}

/** A provider whose bodies are lists of events: what the adapters make of real bodies is tested beside them. */
const plainProvider = {
  kind: 'practice',
  configSchema: z.unknown(),
  normalise(_source, body) {
    if (!Array.isArray(body)) throw new Error('A body must be a list of events.');
    if (body.length === 0) return { kind: 'ignored', reason: 'Nothing in it.' };
    return { kind: 'events', events: body as InboundEvent[] };
  },
  eventType: (body) => (Array.isArray(body) ? String((body[0] as InboundEvent | undefined)?.kind) : null),
  // Only these are asked by what is tested here.
} as Pick<Provider, 'kind' | 'configSchema' | 'normalise' | 'eventType'> as Provider;
