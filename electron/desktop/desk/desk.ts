import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import type { Trigger } from '#shared/domain/planning/rule.ts';

/** What tray, badge and toasts tell about the shop, as the core answered last. */
export type Desk = {
  /** How many chats need a reply. */
  readonly needsReply: number;
  /** The three newest of them. */
  readonly waiting: readonly ConversationView[];
  readonly health: CallOutput<'health.get'>;
  readonly channels: readonly ChannelView[];
  /** The head of what waits to be sent, also while sending is stopped or paused; null when nothing waits. */
  readonly nextSend: OutboxItemView | null;
  /** What sets off the rule behind `nextSend`; null for what people write, and when the rule is gone. */
  readonly nextSendKind: Trigger['kind'] | null;
  /** IANA. */
  readonly timeZone: string;
  /** The whole address that booking services call, with its secret; empty when there is none. */
  readonly bookingHookUrl: string;
};
