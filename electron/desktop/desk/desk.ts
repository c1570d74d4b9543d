import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import type { CallOutput } from '#shared/api/contract.ts';

/** What tray, badge and toasts tell about the shop, as the core answered last. */
export type Desk = {
  /** How many chats need a reply. */
  readonly needsReply: number;
  /** The three newest of them. */
  readonly waiting: readonly ConversationView[];
  readonly health: CallOutput<'health.get'>;
  readonly channels: readonly ChannelView[];
  /** The next automatic message that leaves; null when none is planned. */
  readonly nextSend: OutboxItemView | null;
  /** IANA. */
  readonly timeZone: string;
  /** The whole address that booking services call, with its secret; empty when there is none. */
  readonly bookingHookUrl: string;
};
