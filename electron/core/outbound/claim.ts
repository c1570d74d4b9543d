import type { Failure } from '#shared/domain/failure.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { isReplyWindowOpen } from '#shared/domain/reply-window.ts';
import { saying, writeSaying } from '#shared/domain/saying/saying.ts';

import type { OutgoingMessage, SendOutcome } from '../providers/provider.ts';
import { getConversation } from '../store/conversations.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { claimRow, nextDue } from '../store/outbox-due.ts';
import {
  getQuoted,
  getSendingConversation,
  getSentMessage,
  setQuotedProviderId,
  setSentAt,
  setSentText,
  showAsLast,
} from '../store/outbox-messages.ts';
import { updateOutbox, type OutboxRow } from '../store/outbox.ts';
import { isPlanned } from './enqueue.ts';
import { parsePayload, type Payload, type PayloadTemplate } from './payload.ts';
import { replyWindowOf } from './reply-window.ts';
import { makeFailed } from './settle.ts';

/** An attempt that is on disk; only now may the network be touched. */
export type Claim = {
  readonly row: OutboxRow;
  readonly number: number;
  readonly message: OutgoingMessage;
  /** Why it need not be handed over at all: the provider would refuse it. */
  readonly refusal: SendOutcome | null;
};

/**
 * The template that stands for an automatic text while only templates go, or why none does; null for a message that no
 * template could stand for.
 */
export type StandInFor = (
  db: ReadDb,
  row: OutboxRow,
) =>
  | { readonly kind: 'template'; readonly template: Omit<PayloadTemplate, 'isChosen'> }
  | ({ readonly kind: 'none' } & Failure)
  | null;

/** Claims what a number is to send next; null when nothing may go now. */
export function claimNext(
  db: WriteDb,
  channelId: ChannelId,
  now: number,
  standInFor?: StandInFor,
): Claim | null {
  for (let row = nextDue(db, channelId, now); row; row = nextDue(db, channelId, now)) {
    const payload = parsePayload(row.payload);
    const message = payload && outgoing(db, row, payload);
    if (message) {
      const way = wayOf(db, row, payload, { now, standInFor });
      if (row.attempts === 0) showWhenSent(db, row, now);
      const sent = { ...message, ...goBy(db, row, payload, way) };
      const refusal = way.kind === 'none' ? ({ kind: 'failed', failure: way.failure } as const) : null;
      return { row, number: claimRow(db, row, now), message: sent, refusal };
    }
    const detail = writeSaying(saying('message-unreadable'));
    makeFailed(db, row, { code: 'provider-error', detail }, now);
  }
  return null;
}

/** How a message goes now. */
type Way =
  | { readonly kind: 'text' }
  | { readonly kind: 'template'; readonly template: PayloadTemplate }
  /** The provider would refuse it: that is known without asking. */
  | { readonly kind: 'none'; readonly failure: Failure };

/**
 * What a person has chosen goes as chosen. Of the rest, texts go while they may; outside the time for free answers, or
 * after the provider has said that it is over, the template that stands for them.
 */
function wayOf(
  db: ReadDb,
  row: OutboxRow,
  payload: Payload,
  { now, standInFor }: { readonly now: number; readonly standInFor: StandInFor | undefined },
): Way {
  if (payload.template?.isChosen === true) return { kind: 'template', template: payload.template };
  const chat = getConversation(db, row.conversationId);
  const isOpen = !chat || isReplyWindowOpen(replyWindowOf(db, chat), now);
  if (isOpen && row.errorCode !== 'window-closed') return { kind: 'text' };
  const standIn = payload.file === null ? standInFor?.(db, row) : null;
  switch (standIn?.kind) {
    case 'template':
      return { kind: 'template', template: { ...standIn.template, isChosen: false } };
    case 'none':
      return { kind: 'none', failure: { code: standIn.code, detail: standIn.detail } };
    default:
      return { kind: 'none', failure: { code: 'window-closed', detail: null } };
  }
}

const asTemplate = ' It went as the approved template ';

/** Makes row and bubble say what is handed over, before it is: an attempt before this may have gone another way. */
function goBy(
  db: WriteDb,
  row: OutboxRow,
  payload: Payload,
  way: Way,
): Pick<OutgoingMessage, 'text' | 'template'> {
  const template = way.kind === 'template' ? way.template : null;
  const text = template?.text ?? payload.text;
  if (template?.isChosen !== true && (template !== null || payload.template !== null)) {
    const [reason = ''] = row.reason.split(asTemplate);
    updateOutbox(db, row.seq, {
      payload: JSON.stringify({ ...payload, template } satisfies Payload),
      reason: template === null ? reason : `${reason}${asTemplate}“${template.name}”.`,
    });
    setSentText(db, row.messageSeq, text);
  }
  return { text, template };
}

/** What goes over the wire. The address and the quoted id are those of now: people and messages get new names meanwhile. */
function outgoing(db: WriteDb, row: OutboxRow, payload: Payload): OutgoingMessage | null {
  const conversation = getSendingConversation(db, row.conversationId);
  if (!conversation) return null;
  const quoted =
    payload.quotedMessageId === null ? null : getQuoted(db, row.conversationId, payload.quotedMessageId);
  if (quoted?.providerMessageId) setQuotedProviderId(db, row.messageSeq, quoted.providerMessageId);
  return {
    outboxId: row.id,
    to: conversation.sendTo,
    text: payload.text,
    file: payload.file,
    quotedProviderMessageId: quoted?.providerMessageId ?? null,
    isAutomatic: row.origin === 'automation',
  };
}

/** A message that was planned or held takes its place in the chat when it goes; an answer keeps the time it was typed. */
function showWhenSent(db: WriteDb, row: OutboxRow, now: number): void {
  const conversation = getSendingConversation(db, row.conversationId);
  const { at } = getSentMessage(db, row.messageSeq);
  const wasWaiting = row.origin === 'automation' || isPlanned(row.dueAt, row.createdAt) || isPlanned(at, now);
  if (!conversation || !wasWaiting) return;
  const others = conversation.lastMessageSeq === row.messageSeq ? 0 : conversation.lastMessageAt;
  setSentAt(db, row.messageSeq, Math.max(now, others));
  showAsLast(db, row.conversationId, row.messageSeq);
}
