import { bareWords, replyAnswers, type ReplyAnswer, type ReplyWords } from './reply-words.ts';

/** What came in: the text, and what a pressed button carries (null for a typed message). */
export type IncomingReply = { readonly text: string; readonly buttonPayload: string | null };

/** What a message says by itself, before anybody asks which visit it is about. */
export type ReadReply =
  | { readonly kind: 'answer'; readonly answer: ReplyAnswer; readonly by: 'words' }
  | { readonly kind: 'answer'; readonly answer: ReplyAnswer; readonly by: 'button'; readonly visitId: string }
  /** A bare number may choose from a numbered list, whatever else it means. */
  | { readonly kind: 'none'; readonly reason: 'no-words' | 'other-words' };

const payloadStart = 'deskbell';

/** What a button of ours carries, so that a press names its visit: `deskbell:confirm:<visit id>`. */
export function replyButtonPayload(answer: ReplyAnswer, visitId: string): string {
  return `${payloadStart}:${answer}:${visitId}`;
}

/** Reads a whole message. A foreign button counts as its text; a phrase inside a longer message counts for nothing. */
export function readReply(incoming: IncomingReply, words: ReplyWords): ReadReply {
  const pressed = incoming.buttonPayload === null ? null : readPayload(incoming.buttonPayload);
  if (pressed !== null) return pressed;
  const bare = bareWords(incoming.text);
  if (bare === '') return { kind: 'none', reason: 'no-words' };
  const meant = replyAnswers.filter((answer) => words[answer].some((phrase) => bareWords(phrase) === bare));
  const [answer, ...others] = meant;
  if (answer === undefined || others.length > 0) return { kind: 'none', reason: 'other-words' };
  return { kind: 'answer', answer, by: 'words' };
}

function readPayload(payload: string): ReadReply | null {
  const [start, name, ...rest] = payload.split(':');
  const answer = replyAnswers.find((known) => known === name);
  const visitId = rest.join(':');
  if (start !== payloadStart || answer === undefined || visitId === '') return null;
  return { kind: 'answer', answer, by: 'button', visitId };
}
