import { useEffect } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';

import { useCall } from '../../api/use-call.ts';
import { useKept } from '../../api/use-kept.ts';
import type { TrialState } from './connect-progress.ts';
import { trialOf, writerTo } from './self-test.ts';

type Sent = { readonly conversationId: string; readonly outboxId: string };
type Kept = {
  readonly isReceiveSkipped: boolean;
  readonly isSendSkipped: boolean;
  readonly sent: Sent | null;
  /** Who has written: an answer of ours must not make that unsaid. */
  readonly writer: ConversationView | null;
};

const nothingYet: Kept = { isReceiveSkipped: false, isSendSkipped: false, sent: null, writer: null };

export type SelfTest = {
  readonly received: TrialState;
  readonly sent: TrialState;
  /** Who wrote to the number, once somebody did. */
  readonly writer: ConversationView | null;
  /** Our own message on its way. */
  readonly message: MessageView | null;
  readonly skipReceive: () => void;
  readonly skipSend: () => void;
  readonly follow: (sent: Sent | null) => void;
};

/** The two messages that prove a number: from the owner, and back. It goes on where it was left. */
export function useSelfTest(channel: ChannelView | null): SelfTest {
  const [kept, keep] = useKept<Kept>('self-test', channel?.id ?? '', nothingYet);
  const chats = useCall('conversations.list', { limit: 50 }, { enabled: channel !== null });
  const messages = useCall(
    'messages.list',
    // Asked only once there is a message to follow.
    { conversationId: kept.sent?.conversationId ?? '', limit: 30 },
    { enabled: kept.sent !== null },
  );
  const seen = channel === null ? null : writerTo(channel, chats.data?.items ?? []);
  const writer = kept.writer ?? seen;
  const isNew = kept.writer === null && seen !== null;
  useEffect(() => {
    if (isNew) keep((now) => ({ ...now, writer: seen }));
  }, [isNew, seen, keep]);
  const message = messages.data?.items.find(({ outboxId }) => outboxId === kept.sent?.outboxId) ?? null;
  const sent = kept.sent === null ? 'not-yet' : trialOf(message);
  return {
    received: writer !== null ? 'works' : kept.isReceiveSkipped ? 'skipped' : 'not-yet',
    sent: sent !== 'works' && kept.isSendSkipped ? 'skipped' : sent,
    writer,
    message,
    skipReceive: () => {
      keep((now) => ({ ...now, isReceiveSkipped: true }));
    },
    skipSend: () => {
      keep((now) => ({ ...now, isSendSkipped: true }));
    },
    follow: (followed) => {
      keep((now) => ({ ...now, sent: followed }));
    },
  };
}
