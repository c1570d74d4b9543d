import { bareWords, speaksOfVisit, type ReplyAnswer } from './reply-words.ts';
import type { ReadReply } from './read-reply.ts';

/** How long a question waits for its answer. Source: the product's rule for replies. */
export const answerWindowMs = 48 * 3_600_000;

/** A message of ours that asked about one visit. A message that asked about several is several of these. */
export type Ask = {
  readonly visitId: string;
  /** The chat message that asked, as quotes name it. */
  readonly messageId: string;
  /** Provider's time of that message, epoch ms. */
  readonly askedAt: number;
  readonly visitStartsAt: number;
  readonly visitCancelled: boolean;
  readonly answered: boolean;
};

/** A question that we asked because an answer was not enough by itself. */
export type Pending =
  | {
      readonly kind: 'which-visit';
      readonly askedAt: number;
      readonly answer: VisitAnswer;
      readonly visitIds: readonly string[];
    }
  | { readonly kind: 'stop-reminders-too'; readonly askedAt: number };

export type VisitAnswer = Extract<ReplyAnswer, 'confirm' | 'cancel' | 'move'>;

export type ReplyToBind = {
  readonly read: ReadReply;
  readonly text: string;
  /** Provider's time of the reply, epoch ms. */
  readonly at: number;
  /** The message that the customer quoted, as `Ask.messageId`. */
  readonly quotedMessageId: string | null;
  readonly asks: readonly Ask[];
  readonly pending: Pending | null;
};

export type BoundReply =
  | {
      readonly kind: 'visit';
      readonly visitId: string;
      readonly answer: VisitAnswer;
      readonly by: 'button' | 'quote' | 'choice' | 'only-visit';
    }
  /** Ask which one: the numbered list is `whichVisitText`, the question is kept as `Pending`. */
  | { readonly kind: 'ask-which'; readonly answer: VisitAnswer; readonly visitIds: readonly string[] }
  /** `ask`: promotions stop at once, and the customer is asked about reminders. */
  | { readonly kind: 'opt-out'; readonly reminders: 'ask' | 'stop' | 'keep' }
  | { readonly kind: 'opt-in' }
  /** A card for a person, with the visits that may be meant. */
  | { readonly kind: 'unclear'; readonly reason: UnclearReason; readonly visitIds: readonly string[] }
  | { readonly kind: 'not-a-visit-reply'; readonly reason: 'nothing-asked' | 'asked-too-long-ago' };

export type UnclearReason =
  | 'not-understood'
  | 'quote-asked-nothing'
  | 'button-of-another-visit'
  | 'no-such-choice'
  | 'visit-is-over'
  | 'visit-was-cancelled'
  | 'asked-too-long-ago';

/** Which visit a reply is about; whatever is not certain becomes a card, never a change of a visit. */
export function bindReply(reply: ReplyToBind): BoundReply {
  const { read } = reply;
  const pending = reply.pending !== null && inWindow(reply.pending.askedAt, reply.at) ? reply.pending : null;
  if (read.kind === 'answer' && read.answer === 'opt-in') return { kind: 'opt-in' };
  if (read.kind === 'answer' && read.answer === 'opt-out')
    return { kind: 'opt-out', reminders: pending?.kind === 'stop-reminders-too' ? 'stop' : 'ask' };
  if (
    pending !== null &&
    reply.quotedMessageId === null &&
    !(read.kind === 'answer' && read.by === 'button')
  ) {
    const settled = answerToPending(pending, reply);
    if (settled !== null) return settled;
  }
  if (read.kind === 'none') return withoutAnswer(reply);
  const answer = read.answer;
  if (answer === 'opt-in' || answer === 'opt-out') return withoutAnswer(reply);
  if (read.by === 'button') return boundTo(asksOf(reply, read.visitId), answer, 'button', reply);
  if (reply.quotedMessageId !== null) {
    const quoted = reply.asks.filter((ask) => ask.messageId === reply.quotedMessageId);
    if (quoted.length === 0) return unclear('quote-asked-nothing', reply);
    return boundTo(quoted, answer, 'quote', reply);
  }
  const asked = reply.asks.filter((ask) => ask.askedAt <= endOfSecond(reply.at));
  if (asked.length === 0) return { kind: 'not-a-visit-reply', reason: 'nothing-asked' };
  const recent = asked.filter((ask) => inWindow(ask.askedAt, reply.at));
  if (recent.length === 0) return { kind: 'not-a-visit-reply', reason: 'asked-too-long-ago' };
  const waiting = recent.filter((ask) => !ask.answered && isAhead(ask, reply.at));
  return boundTo(waiting.length > 0 ? waiting : recent, answer, 'only-visit', reply);
}

/** What we ask when several visits may be meant: a numbered list; each label says service and time. */
export function whichVisitText(
  language: 'en' | 'ru',
  answer: VisitAnswer,
  labels: readonly string[],
): string {
  const question = {
    en: {
      confirm: 'You have several visits. Which one do you confirm? Answer with its number:',
      cancel: 'You have several visits. Which one shall we cancel? Answer with its number:',
      move: 'You have several visits. Which one would you like to move? Answer with its number:',
    },
    ru: {
      confirm: 'У вас несколько записей. Какую вы подтверждаете? Ответьте её номером:',
      cancel: 'У вас несколько записей. Какую отменить? Ответьте её номером:',
      move: 'У вас несколько записей. Какую перенести? Ответьте её номером:',
    },
  }[language][answer];
  return [question, ...labels.map((label, position) => `${position + 1}. ${label}`)].join('\n');
}

function answerToPending(pending: Pending, reply: ReplyToBind): BoundReply | null {
  const { read } = reply;
  if (pending.kind === 'stop-reminders-too') {
    if (read.kind !== 'answer' || speaksOfVisit(reply.text)) return null;
    if (read.answer === 'confirm') return { kind: 'opt-out', reminders: 'stop' };
    return read.answer === 'cancel' ? { kind: 'opt-out', reminders: 'keep' } : null;
  }
  // Numbers are names in a numbered list: here "1" is the first visit and not a yes.
  const bare = bareWords(reply.text);
  if (!/^\d{1,3}$/.test(bare))
    return { kind: 'unclear', reason: 'no-such-choice', visitIds: pending.visitIds };
  const visitId = pending.visitIds[Number(bare) - 1];
  if (visitId === undefined) return { kind: 'unclear', reason: 'no-such-choice', visitIds: pending.visitIds };
  return boundTo(asksOf(reply, visitId), pending.answer, 'choice', reply);
}

function withoutAnswer(reply: ReplyToBind): BoundReply {
  const waiting = reply.asks.filter((ask) => inWindow(ask.askedAt, reply.at) && isAhead(ask, reply.at));
  if (waiting.some((ask) => !ask.answered || ask.messageId === reply.quotedMessageId))
    return unclear('not-understood', reply);
  return { kind: 'not-a-visit-reply', reason: 'nothing-asked' };
}

function boundTo(
  asks: readonly Ask[],
  answer: VisitAnswer,
  by: 'button' | 'quote' | 'choice' | 'only-visit',
  reply: ReplyToBind,
): BoundReply {
  if (asks.length === 0) return unclear('button-of-another-visit', reply);
  const recent = asks.filter((ask) => inWindow(ask.askedAt, reply.at));
  if (recent.length === 0) return unclear('asked-too-long-ago', reply);
  const ahead = recent.filter((ask) => isAhead(ask, reply.at));
  const [visitId, ...others] = visitsOf(ahead);
  if (visitId === undefined)
    return unclear(
      recent.every((ask) => ask.visitCancelled) ? 'visit-was-cancelled' : 'visit-is-over',
      reply,
    );
  if (others.length > 0) return { kind: 'ask-which', answer, visitIds: [visitId, ...others] };
  return { kind: 'visit', visitId, answer, by };
}

function unclear(reason: UnclearReason, reply: ReplyToBind): BoundReply {
  const ahead = reply.asks.filter((ask) => inWindow(ask.askedAt, reply.at) && isAhead(ask, reply.at));
  return { kind: 'unclear', reason, visitIds: visitsOf(ahead) };
}

const asksOf = (reply: ReplyToBind, visitId: string) => reply.asks.filter((ask) => ask.visitId === visitId);

/** Each visit once, the soonest first, as the numbered list shows them. */
function visitsOf(asks: readonly Ask[]): string[] {
  const sorted = [...asks].sort((a, b) => a.visitStartsAt - b.visitStartsAt);
  return [...new Set(sorted.map((ask) => ask.visitId))];
}

const isAhead = (ask: Ask, at: number) => !ask.visitCancelled && ask.visitStartsAt > at;

/** Providers tell whole seconds: an answer within the second of the question is an answer. */
const endOfSecond = (at: number) => Math.floor(at / 1000) * 1000 + 999;
const inWindow = (askedAt: number, at: number) =>
  askedAt <= endOfSecond(at) && at - askedAt <= answerWindowMs;
