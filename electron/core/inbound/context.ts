import type { ChannelId, ContactId, ConversationId } from '#shared/domain/ids.ts';
import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import type { CustomerMessage } from '#shared/domain/replies/customer-message.ts';

import type { Change } from '../platform/event-bus.ts';
import type { WriteDb } from '../store/database.ts';
import type { JournalEntry } from '../store/journal.ts';
import type { Touched } from './touched.ts';

/** A message of ours climbs: moves its outbox row along. Outbound's `recordStatus`. */
export type RecordStatus = (db: WriteDb, messageSeq: number, status: OutgoingStatus) => void;

/** Outbound's `settleByEcho`: attaches the echo of an API message to the row that sent it. */
export type SettleByEcho = (
  db: WriteDb,
  echo: { conversationId: ConversationId; providerMessageId: string; text: string; at: number },
) => { messageSeq: number } | null;

/** Outbound's `settleByOutboxId`: a report that carries our own id proves that the provider has the message. */
export type SettleByOutboxId = (
  db: WriteDb,
  report: { channelId: ChannelId; outboxId: string; providerMessageId: string; now: number },
) => { messageSeq: number } | null;

/** A customer has written: reads it as a reply, in the same transaction. Returns what changed. Automation's `createReplies`. */
export type OnCustomerMessage = (db: WriteDb, message: CustomerMessage) => Change[];

/** News of a message template, in the same transaction. Returns what changed. */
export type OnTemplateNews = (db: WriteDb, event: Extract<InboundEvent, { kind: 'template' }>) => Change[];

/** Somebody wants promotions, or none any more, in the same transaction. Returns what changed. */
export type OnPromotionsWish = (
  db: WriteDb,
  wish: {
    readonly contactId: ContactId;
    /** Their chat at the number that has told it; null when there is none. */
    readonly conversationId: ConversationId | null;
    readonly wants: boolean;
    /** Epoch ms by the provider's clock. */
    readonly at: number;
  },
) => Change[];

/** What finding out who somebody is needs. `now` is epoch ms. */
export type IdentityContext = {
  readonly channelId: ChannelId;
  readonly now: number;
  readonly touched: Touched;
};

/** What changing something known needs. */
export type ChangeContext = IdentityContext & {
  readonly recordStatus: RecordStatus;
  /** Absent where nothing comes in that could carry our own id. */
  readonly settleByOutboxId?: SettleByOutboxId;
  /** Absent where nothing of a customer is taken in, so that no edit of theirs can come along either. */
  readonly onCustomerMessage?: OnCustomerMessage;
};

/** What applying a whole event needs. */
export type ApplyContext = ChangeContext & {
  readonly source: JournalEntry['source'];
  readonly newId: () => string;
  readonly settleByEcho: SettleByEcho;
  readonly onCustomerMessage: OnCustomerMessage;
  /** Absent where nobody keeps templates. */
  readonly onTemplateNews?: OnTemplateNews;
  /** Absent where nobody minds promotions. */
  readonly onPromotionsWish?: OnPromotionsWish;
};
