import type { Failure } from '#shared/domain/failure.ts';
import { asId, type ChannelId, type ConversationId, type OutboxId } from '#shared/domain/ids.ts';
import { climb, type OutgoingStatus } from '#shared/domain/message-status.ts';
import type { OutboxState } from '#shared/domain/outbox.ts';

import type { ReadDb, WriteDb } from '../store/database.ts';
import { listAttempts } from '../store/outbox-due.ts';
import {
  findByProviderId,
  getSentMessage,
  mergeDuplicate,
  setProviderId,
  setSentStatus,
  type SentMessage,
} from '../store/outbox-messages.ts';
import { claimantsOf } from '../store/outbox-settle.ts';
import {
  getOutbox,
  getOutboxBySeq,
  getOutboxOfMessage,
  updateOutbox,
  type OutboxRow,
} from '../store/outbox.ts';

/** How far the provider's clock may be behind ours when an echo is matched with an attempt. */
const clockTolerance = 5 * 60_000;
/** A message that has just become unknown is looked up after this: its echo may be on the way. */
const firstLook = 3_000;

/** What shows that a message was accepted, strongest first. */
export type Proof = 'answer' | 'status' | 'history' | 'echo';

export type AcceptInput = {
  readonly row: OutboxRow;
  readonly providerMessageId: string;
  readonly proof: Proof;
  /** Epoch ms. */
  readonly now: number;
};

/**
 * The provider has the message: keeps its id there. Makes one bubble of two when the echo was faster, and takes the id
 * back from another message of ours that had been given it on weaker proof. False when the id belongs to another
 * message of ours on proof as strong: then it proves nothing about this one, and nothing was changed.
 */
export function accept(db: WriteDb, input: AcceptInput): boolean {
  const { row, providerMessageId, proof, now } = input;
  const message = getSentMessage(db, row.messageSeq);
  let reached: OutgoingStatus = message.status === 'unknown' ? 'queued' : message.status;
  let failure = failureOf(message);
  if (message.providerMessageId !== providerMessageId) {
    const other = findByProviderId(db, message.conversationId, providerMessageId);
    if (other) {
      const otherRow = getOutboxOfMessage(db, other.seq);
      if (otherRow && ((proof !== 'answer' && proof !== 'status') || wasAnswered(db, otherRow))) return false;
      if (otherRow) takeBack(db, otherRow, now);
      else mergeDuplicate(db, message.seq, other.seq);
      reached = other.status === 'unknown' ? reached : climb(reached, other.status);
      failure ??= failureOf(other);
    }
    setProviderId(db, message.seq, providerMessageId);
    if (message.providerMessageId !== null) passOn(db, message, now);
  }
  if (reached !== message.status) setSentStatus(db, message.seq, reached, failure);
  if (isUndecided(row.state)) {
    updateOutbox(db, row.seq, { state: 'accepted', error: null, settledAt: now, settleAt: null });
  }
  recordStatus(db, message.seq, reached);
  return true;
}

/**
 * An outgoing message came in under a provider id that nobody knows: when it is one that we handed over without an
 * answer (yet), it is that one, and no second bubble is made. `at` is the provider's time, epoch ms.
 */
export function settleByEcho(
  db: WriteDb,
  echo: { conversationId: ConversationId; providerMessageId: string; text: string; at: number },
): { messageSeq: number } | null {
  const words = comparable(echo.text);
  const claimant = claimantsOf(db, echo.conversationId, echo.at, clockTolerance).find(
    (candidate) => comparable(candidate.text) === words,
  );
  const row = claimant && getOutboxBySeq(db, claimant.outboxSeq);
  if (!row) return null;
  const isOurs = accept(db, { row, providerMessageId: echo.providerMessageId, proof: 'echo', now: echo.at });
  return isOurs ? { messageSeq: row.messageSeq } : null;
}

/**
 * A report carries our own id of a message: the provider has it, whether its answer came or not. Returns the message;
 * null when there is no such message on this number, or when the report is about an earlier attempt of it.
 */
export function settleByOutboxId(
  db: WriteDb,
  report: { channelId: ChannelId; outboxId: string; providerMessageId: string; now: number },
): { messageSeq: number } | null {
  const row = getOutbox(db, asId<OutboxId>(report.outboxId));
  if (row?.channelId !== report.channelId) return null;
  const { providerMessageId } = report;
  const known = getSentMessage(db, row.messageSeq).providerMessageId;
  if (known === providerMessageId) return { messageSeq: row.messageSeq };
  if (known !== null) return null;
  const isOurs = accept(db, { row, providerMessageId, proof: 'status', now: report.now });
  return isOurs ? { messageSeq: row.messageSeq } : null;
}

/**
 * Moves the outbox row along when its message climbs; a row only climbs too, and one that failed may still learn why.
 * Messages without a row are left alone.
 */
export function recordStatus(db: WriteDb, messageSeq: number, status: OutgoingStatus): void {
  const state = stateOf(status);
  const row = state && getOutboxOfMessage(db, messageSeq);
  if (!row) return;
  const lacksReason = state === 'failed' && row.state === 'failed' && row.errorCode === refused.code;
  if (rung[state] <= rung[row.state] && !lacksReason) return;
  const error = state === 'failed' ? (failureOf(getSentMessage(db, messageSeq)) ?? refused) : null;
  updateOutbox(db, row.seq, { state, error, settleAt: null });
}

/** Nobody can say now whether the message went: it waits for proof or for a person. `settleAt`: when to look. */
export function makeUnknown(
  db: WriteDb,
  row: OutboxRow,
  failure: Failure,
  now: number,
  settleAt: number | null = now + firstLook,
): void {
  updateOutbox(db, row.seq, {
    state: 'unknown',
    error: failure,
    settledAt: null,
    settleAttempts: 0,
    settleAt,
  });
  setSentStatus(db, row.messageSeq, 'unknown', failure);
}

/** The message does not go, and the owner is told why. */
export function makeFailed(db: WriteDb, row: OutboxRow, failure: Failure, now: number): void {
  updateOutbox(db, row.seq, { state: 'failed', error: failure, settledAt: now, settleAt: null });
  setSentStatus(db, row.messageSeq, 'failed', failure);
}

const refused: Failure = { code: 'refused-by-provider', detail: null };

const rung: Record<OutboxState, number> = {
  held: 0,
  scheduled: 0,
  sending: 0,
  unknown: 0,
  accepted: 1,
  failed: 2,
  delivered: 3,
  read: 4,
  skipped: 5,
  cancelled: 5,
};

function stateOf(status: OutgoingStatus): 'accepted' | 'delivered' | 'read' | 'failed' | null {
  switch (status) {
    case 'sent':
      return 'accepted';
    case 'delivered':
      return 'delivered';
    case 'read':
    case 'played':
      return 'read';
    case 'failed':
      return 'failed';
    case 'queued':
    case 'unknown':
      return null;
  }
}

function isUndecided(state: OutboxState): boolean {
  return rung[state] === 0;
}

function failureOf(message: SentMessage): Failure | null {
  return message.failureCode === null || message.status === 'unknown'
    ? null
    : { code: message.failureCode, detail: message.failureDetail };
}

/** True when the provider itself answered the last attempt with the id. */
function wasAnswered(db: ReadDb, row: OutboxRow): boolean {
  return listAttempts(db, row.seq).at(-1)?.outcome === 'accepted';
}

/** An id was given to this message by likeness, and another one has proved to own it. */
function takeBack(db: WriteDb, row: OutboxRow, now: number): void {
  setProviderId(db, row.messageSeq, null);
  makeUnknown(db, row, { code: 'no-answer', detail: null }, now);
}

/** An echo had been taken for this message, but its own answer names another id: the echo is some other message of ours. */
function passOn(db: WriteDb, message: SentMessage, now: number): void {
  if (message.providerMessageId === null) return;
  const { conversationId, providerMessageId, text } = message;
  settleByEcho(db, { conversationId, providerMessageId, text, at: now });
}

/** WhatsApp trims texts and knows one kind of line break. */
function comparable(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
