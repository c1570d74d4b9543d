import { assertNever } from '#shared/domain/assert-never.ts';
import type { InboundEvent, Normalised } from '#shared/domain/inbound-event.ts';
import type { ChannelId, ContactId } from '#shared/domain/ids.ts';

import { UnreadableEntryError, type Fate, type Work } from '../journal/worker.ts';
import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock, Log, Random } from '../platform/ports.ts';
import type { Provider } from '../providers/provider.ts';
import { recordEventTime } from '../store/channels.ts';
import { findPersonConversation, moveAddress } from '../store/conversations.ts';
import type { Store, WriteDb } from '../store/database.ts';
import type { JournalEntry } from '../store/journal.ts';
import { isStorageTrouble } from '../store/trouble.ts';
import { applyChange } from './apply-change.ts';
import { applyMessage } from './apply-message.ts';
import type {
  ApplyContext,
  OnCustomerMessage,
  OnPromotionsWish,
  OnTemplateNews,
  RecordStatus,
  SettleByEcho,
  SettleByOutboxId,
} from './context.ts';
import { resolveContact } from './identity.ts';
import { drainChanges, drainJoined, keepChange } from './pending-changes.ts';
import { Touched } from './touched.ts';

type ConnectionEvent = Extract<InboundEvent, { kind: 'connection' }>;

export type InboundDeps = {
  readonly store: Pick<Store, 'write'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly bus: EventBus;
  /** The provider of a number in use, with its stored settings; null when it was removed. */
  readonly providerOf: (
    channelId: ChannelId,
  ) => { readonly provider: Provider; readonly config: unknown } | null;
  readonly settleByEcho: SettleByEcho;
  readonly settleByOutboxId: SettleByOutboxId;
  readonly recordStatus: RecordStatus;
  readonly onCustomerMessage: OnCustomerMessage;
  readonly onTemplateNews?: OnTemplateNews;
  readonly onPromotionsWish?: OnPromotionsWish;
  readonly onConnection: (channelId: ChannelId, event: ConnectionEvent) => void;
  /** Files, look-ups or texts to index wait. */
  readonly onWork: () => void;
  readonly onOutboxChanged: () => void;
  /** Plans anew what is sent to customers who got another name or became one person, in the same transaction. */
  readonly replan?: (db: WriteDb, contactIds: readonly ContactId[]) => Change[];
};

/** How much of one body is applied in one turn: a webhook must get its 200 while a thousand updates wait. In ms. */
const turnLength = 15;
/** The same limit in events, for clocks that stand still. */
const turnEvents = 50;

/** A body of many events on the way: applied from `next` on. What is applied again after a crash changes nothing. */
type Progress = {
  readonly seq: number;
  readonly normalised: Extract<Normalised, { kind: 'events' }>;
  next: number;
  readonly failures: unknown[];
};

/** Makes journal entries into chats: the raw body through its provider's adapter into the store. */
export function createInbound(deps: InboundDeps): { work: Work } {
  let progress: Progress | null = null;
  return {
    work(db, entry) {
      const found = entry.channelId === null ? null : deps.providerOf(entry.channelId);
      if (entry.channelId === null || found === null) {
        return ignored('It is about no number that is connected here.', null);
      }
      const { provider } = found;
      const body = progress?.seq === entry.seq ? null : parseBody(entry.body);
      const eventType = body === null ? null : eventTypeOf(provider, body);
      try {
        const context = contextOf(deps, entry, entry.channelId);
        if (progress?.seq !== entry.seq) {
          const config = provider.configSchema.parse(found.config);
          const normalised = provider.normalise(entry.source, body, { receivedAt: entry.receivedAt, config });
          if (entry.source !== 'history') recordEventTime(db, entry.channelId, entry.receivedAt);
          if (normalised.kind === 'ignored') return ignored(normalised.reason, eventType);
          progress = { seq: entry.seq, normalised, next: 0, failures: [] };
        }
        const { normalised } = progress;
        applyTurn(deps, context, progress);
        const replanned = deps.replan?.(db, [...context.touched.contacts]) ?? [];
        const isDone = progress.next >= normalised.events.length;
        const connections = isDone ? normalised.events.filter((event) => event.kind === 'connection') : [];
        const fate = isDone ? fateOf(progress, eventTypeOf(provider, body ?? parseBody(entry.body))) : null;
        if (isDone) progress = null;
        return {
          fate,
          afterCommit() {
            deps.bus.announce(replanned);
            tell(deps, context, connections);
          },
        };
      } catch (error) {
        progress = null;
        if (isStorageTrouble(error)) throw error;
        throw new UnreadableEntryError(error instanceof Error ? error.message : String(error), eventType);
      }
    },
  };
}

/** What became of a body whose events have all had their turn; throws when none of them could be kept. */
function fateOf({ normalised, failures }: Progress, eventType: string | null): Fate {
  const { length } = normalised.events;
  if (failures.length > 0 && failures.length === length) throw failures[0];
  const lost = failures.length === 0 ? [] : [`${failures.length} of ${length} events could not be kept.`];
  const note = [normalised.note, ...lost].filter((part) => part !== undefined).join(' ');
  return { state: 'done', reason: note === '' ? null : note.slice(0, 300), eventType };
}

/**
 * Applies what fits into one turn, each event by itself: one that cannot be kept costs none of the others.
 */
function applyTurn(deps: InboundDeps, context: ApplyContext, progress: Progress): void {
  const { events } = progress.normalised;
  const until = deps.clock.monotonic() + turnLength;
  const last = Math.min(events.length, progress.next + turnEvents);
  while (progress.next < last && deps.clock.monotonic() <= until) {
    const event = events[progress.next];
    progress.next += 1;
    if (!event) continue;
    try {
      deps.store.write((db) => applyEvent(db, context, event));
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      progress.failures.push(error);
    }
  }
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
    settleByOutboxId: deps.settleByOutboxId,
    recordStatus: deps.recordStatus,
    onCustomerMessage: deps.onCustomerMessage,
    ...(deps.onTemplateNews ? { onTemplateNews: deps.onTemplateNews } : {}),
    ...(deps.onPromotionsWish ? { onPromotionsWish: deps.onPromotionsWish } : {}),
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

/** Two names are one person's; with a new address, their chat here goes on under it. */
function applyIdentity(
  db: WriteDb,
  context: ApplyContext,
  event: Extract<InboundEvent, { kind: 'identity' }>,
): void {
  const contactId = resolveContact(db, context, event.identifiers, {
    names: event.name === null ? [] : [event.name],
    onlyIfEmpty: context.source === 'history',
  });
  const chat = findPersonConversation(db, context.channelId, contactId);
  if (chat === null || event.address === undefined || event.address === null) return;
  moveAddress(db, context.channelId, chat, event.address);
  context.touched.conversations.add(chat);
  context.touched.joined.add(chat);
}

/** Whoever is not known yet may still not want to be written to: they are remembered for it. */
function applyWish(
  db: WriteDb,
  context: ApplyContext,
  event: Extract<InboundEvent, { kind: 'promotions-wish' }>,
): void {
  const { identifiers, wants, at } = event;
  const contactId = resolveContact(db, context, identifiers, { names: [], onlyIfEmpty: true });
  const conversationId = findPersonConversation(db, context.channelId, contactId);
  context.touched.add(context.onPromotionsWish?.(db, { contactId, conversationId, wants, at }) ?? []);
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
      // Its message may have got its id only now: what waited for that finds it.
      else if (event.kind === 'status' && event.outboxId !== null)
        drainChanges(db, context, event.providerMessageId);
      break;
    case 'identity':
      applyIdentity(db, context, event);
      break;
    case 'template':
      context.touched.add(context.onTemplateNews?.(db, event) ?? []);
      break;
    case 'promotions-wish':
      applyWish(db, context, event);
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
  const hasNews = touched.others.some(({ topic }) => topic === 'meta-templates');
  if (touched.work || hasNews || touched.threads.size > 0) deps.onWork();
  if (touched.outbox) deps.onOutboxChanged();
}
