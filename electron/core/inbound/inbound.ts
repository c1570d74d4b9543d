import { assertNever } from '#shared/domain/assert-never.ts';
import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import type { ChannelId, ContactId } from '#shared/domain/ids.ts';

import { UnreadableEntryError, type Fate, type Work } from '../journal/worker.ts';
import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock, Log, Random } from '../platform/ports.ts';
import type { Provider } from '../providers/provider.ts';
import { recordEventTime } from '../store/channels.ts';
import type { WriteDb } from '../store/database.ts';
import type { JournalEntry } from '../store/journal.ts';
import { isStorageTrouble } from '../store/trouble.ts';
import { applyChange } from './apply-change.ts';
import { applyMessage } from './apply-message.ts';
import type { ApplyContext, OnCustomerMessage, RecordStatus, SettleByEcho } from './context.ts';
import { resolveContact } from './identity.ts';
import { drainJoined, keepChange } from './pending-changes.ts';
import { Touched } from './touched.ts';

type ConnectionEvent = Extract<InboundEvent, { kind: 'connection' }>;

export type InboundDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly bus: EventBus;
  /** The provider of a number in use, with its stored settings; null when it was removed. */
  readonly providerOf: (
    channelId: ChannelId,
  ) => { readonly provider: Provider; readonly config: unknown } | null;
  readonly settleByEcho: SettleByEcho;
  readonly recordStatus: RecordStatus;
  readonly onCustomerMessage: OnCustomerMessage;
  readonly onConnection: (channelId: ChannelId, event: ConnectionEvent) => void;
  /** Files, look-ups or texts to index wait. */
  readonly onWork: () => void;
  readonly onOutboxChanged: () => void;
  /** Plans anew what is sent to customers who got another name or became one person, in the same transaction. */
  readonly replan?: (db: WriteDb, contactIds: readonly ContactId[]) => Change[];
};

/** Makes journal entries into chats: the raw body through its provider's adapter into the store. */
export function createInbound(deps: InboundDeps): { work: Work } {
  return {
    work(db, entry) {
      const found = entry.channelId === null ? null : deps.providerOf(entry.channelId);
      if (entry.channelId === null || found === null) {
        return ignored('Its number is no longer connected.', null);
      }
      const { provider } = found;
      const body = parseBody(entry.body);
      const eventType = eventTypeOf(provider, body);
      try {
        const context = contextOf(deps, entry, entry.channelId);
        const config = provider.configSchema.parse(found.config);
        const normalised = provider.normalise(entry.source, body, { receivedAt: entry.receivedAt, config });
        if (entry.source !== 'history') recordEventTime(db, entry.channelId, entry.receivedAt);
        if (normalised.kind === 'ignored') return ignored(normalised.reason, eventType);
        for (const event of normalised.events) applyEvent(db, context, event);
        const replanned = deps.replan?.(db, [...context.touched.contacts]) ?? [];
        const connections = normalised.events.filter((event) => event.kind === 'connection');
        return {
          fate: { state: 'done', reason: normalised.note ?? null, eventType },
          afterCommit() {
            deps.bus.announce(replanned);
            tell(deps, context, connections);
          },
        };
      } catch (error) {
        if (isStorageTrouble(error)) throw error;
        throw new UnreadableEntryError(error instanceof Error ? error.message : String(error), eventType);
      }
    },
  };
}

function ignored(reason: string, eventType: string | null): { fate: Fate; afterCommit: () => void } {
  return { fate: { state: 'ignored', reason, eventType }, afterCommit: () => undefined };
}

function contextOf(deps: InboundDeps, entry: JournalEntry, channelId: ChannelId): ApplyContext {
  return {
    channelId,
    now: entry.receivedAt,
    source: entry.source,
    newId: () => deps.random.id(),
    settleByEcho: deps.settleByEcho,
    recordStatus: deps.recordStatus,
    onCustomerMessage: deps.onCustomerMessage,
    touched: new Touched(),
  };
}

/** JSON.parse would quote the body in its error: the reason says only that it is not JSON. */
function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    throw new UnreadableEntryError('The body is not JSON.', null);
  }
}

/** The provider's name of an event; a body that is too strange for even that has none. */
function eventTypeOf(provider: Provider, body: unknown): string | null {
  try {
    return provider.eventType(body);
  } catch {
    return null;
  }
}

/** Applies one event inside the transaction of its entry. */
function applyEvent(db: WriteDb, context: ApplyContext, event: InboundEvent): void {
  switch (event.kind) {
    case 'message':
      applyMessage(db, context, event);
      break;
    case 'status':
    case 'edit':
    case 'delete':
    case 'reaction':
    case 'call-update':
    case 'poll-votes':
      if (!applyChange(db, context, event)) keepChange(db, context, event);
      break;
    case 'identity':
      resolveContact(db, context, event.identifiers, {
        names: event.name === null ? [] : [event.name],
        onlyIfEmpty: context.source === 'history',
      });
      break;
    case 'connection':
      break;
    default:
      assertNever(event, 'inbound event');
  }
  drainJoined(db, context);
}

/** After the commit. */
function tell(deps: InboundDeps, context: ApplyContext, connections: readonly ConnectionEvent[]): void {
  const { touched } = context;
  deps.bus.announce(touched.toChanges());
  for (const event of connections) deps.onConnection(context.channelId, event);
  if (touched.work || touched.threads.size > 0) deps.onWork();
  if (touched.outbox) deps.onOutboxChanged();
}
