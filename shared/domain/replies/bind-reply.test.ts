import { describe, expect, it } from 'vitest';

import { answerWindowMs, type Ask, bindReply, type Pending, whichVisitText } from './bind-reply.ts';
import { readReply } from './read-reply.ts';
import { defaultReplyWords } from './reply-words.ts';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;

const ask = (visitId: string, more: Partial<Ask> = {}): Ask => ({
  visitId,
  messageId: `asked-${visitId}`,
  askedAt: now - hour,
  visitStartsAt: now + 24 * hour,
  visitCancelled: false,
  answered: false,
  ...more,
});

function bind(
  text: string,
  asks: Ask[],
  more: { quoted?: string; at?: number; payload?: string; pending?: Pending } = {},
) {
  return bindReply({
    read: readReply({ text, buttonPayload: more.payload ?? null }, defaultReplyWords),
    text,
    at: more.at ?? now,
    quotedMessageId: more.quoted ?? null,
    asks,
    pending: more.pending ?? null,
  });
}

describe('an answer without a quote', () => {
  it('is about the one visit that was asked about, also when two messages asked', () => {
    const asks = [ask('a'), ask('a', { messageId: 'again' })];
    expect(bind('да', asks)).toEqual({ kind: 'visit', visitId: 'a', answer: 'confirm', by: 'only-visit' });
    expect(bind('cancel', asks)).toMatchObject({ visitId: 'a', answer: 'cancel' });
    expect(bind('перенести', asks)).toMatchObject({ visitId: 'a', answer: 'move' });
  });

  it('asks which of several visits, the soonest first', () => {
    const asks = [ask('later', { visitStartsAt: now + 48 * hour }), ask('soon')];
    expect(bind('yes', asks)).toEqual({
      kind: 'ask-which',
      answer: 'confirm',
      visitIds: ['soon', 'later'],
    });
  });

  it('is about the visit that still waits for an answer, and a changed mind about the only one', () => {
    expect(bind('yes', [ask('a', { answered: true }), ask('b')])).toMatchObject({ visitId: 'b' });
    expect(bind('cancel', [ask('a', { answered: true })])).toMatchObject({ visitId: 'a', answer: 'cancel' });
  });

  it('belongs to no visit when nothing was asked, or too long ago', () => {
    expect(bind('yes', [])).toEqual({ kind: 'not-a-visit-reply', reason: 'nothing-asked' });
    const old = ask('a', { askedAt: now - answerWindowMs });
    expect(bind('yes', [old])).toMatchObject({ kind: 'visit' });
    expect(bind('yes', [old], { at: now + 1 })).toEqual({
      kind: 'not-a-visit-reply',
      reason: 'asked-too-long-ago',
    });
  });

  it('cannot be about a question that came after it, save within one second', () => {
    expect(bind('yes', [ask('a', { askedAt: now + 1000 })])).toMatchObject({ kind: 'not-a-visit-reply' });
    expect(bind('yes', [ask('a', { askedAt: now + 900 })])).toMatchObject({ kind: 'visit' });
  });

  it('is a card when the visit has begun or is cancelled', () => {
    expect(bind('yes', [ask('a', { visitStartsAt: now })])).toMatchObject({ reason: 'visit-is-over' });
    expect(bind('yes', [ask('a', { visitCancelled: true })])).toMatchObject({
      reason: 'visit-was-cancelled',
    });
  });
});

describe('other words', () => {
  it('are a card while a question is open', () => {
    expect(bind('Thanks', [ask('a')])).toEqual({
      kind: 'unclear',
      reason: 'not-understood',
      visitIds: ['a'],
    });
  });

  it('are no visit reply once it is answered, unless they quote it', () => {
    expect(bind('Thanks', [ask('a', { answered: true })])).toMatchObject({ kind: 'not-a-visit-reply' });
    expect(bind('Thanks', [ask('a', { answered: true })], { quoted: 'asked-a' })).toMatchObject({
      kind: 'unclear',
    });
  });
});

describe('a quote', () => {
  it('outranks everything, and one that asked nothing makes the answer a card', () => {
    expect(bind('yes', [ask('a'), ask('b')], { quoted: 'asked-b' })).toMatchObject({
      visitId: 'b',
      by: 'quote',
    });
    expect(bind('yes', [ask('a')], { quoted: 'a joke' })).toMatchObject({ reason: 'quote-asked-nothing' });
    expect(bind('yes', [ask('a', { askedAt: 0 })], { quoted: 'asked-a' })).toMatchObject({
      reason: 'asked-too-long-ago',
    });
  });

  it('of one message about several visits asks which', () => {
    const asks = [ask('a', { messageId: 'family' }), ask('b', { messageId: 'family' })];
    expect(bind('yes', asks, { quoted: 'family' })).toMatchObject({ kind: 'ask-which' });
  });
});

it('a button names its visit, and one of a visit that nobody asked about is a card', () => {
  const asks = [ask('a'), ask('b')];
  expect(bind('Yes', asks, { payload: 'deskbell:confirm:b' })).toMatchObject({ visitId: 'b', by: 'button' });
  expect(bind('Yes', asks, { payload: 'deskbell:confirm:c' })).toMatchObject({
    reason: 'button-of-another-visit',
  });
});

describe('the answer to "which one?"', () => {
  const asks = [ask('a'), ask('b')];
  const pending: Pending = {
    kind: 'which-visit',
    askedAt: now - hour,
    answer: 'cancel',
    visitIds: ['a', 'b'],
  };

  it('is a number of the list, even where 1 means yes', () => {
    expect(bind('1', asks, { pending })).toEqual({
      kind: 'visit',
      visitId: 'a',
      answer: 'cancel',
      by: 'choice',
    });
    expect(bind('2️⃣', asks, { pending })).toMatchObject({ visitId: 'b', answer: 'cancel' });
  });

  it.each(['3', '0', 'yes', 'both'])('%s chooses nothing and is a card', (text) =>
    expect(bind(text, asks, { pending })).toMatchObject({ kind: 'unclear', reason: 'no-such-choice' }),
  );

  it('is read as ever after two days', () =>
    expect(bind('1', [ask('a')], { pending: { ...pending, askedAt: 0 } })).toMatchObject({
      answer: 'confirm',
    }));

  it('is asked for in the language of the customer', () => {
    expect(whichVisitText('en', 'move', ['Haircut, Mon 10:00', 'Nails, Tue 9:00'])).toMatch(
      /1\. Haircut, Mon 10:00\n2\. Nails/,
    );
    expect(whichVisitText('ru', 'confirm', ['Стрижка'])).toContain('Какую вы подтверждаете?');
  });
});

describe('opting out', () => {
  it('holds with or without a question, and asks before reminders stop', () => {
    expect(bind('STOP', [ask('a')])).toEqual({ kind: 'opt-out', reminders: 'ask' });
    expect(bind('start', [])).toEqual({ kind: 'opt-in' });
  });

  it.each([
    ['yes', 'stop'],
    ['нет', 'keep'],
    ['стоп', 'stop'],
  ])('%s to the question about reminders: %s', (text, reminders) => {
    const pending: Pending = { kind: 'stop-reminders-too', askedAt: now - hour };
    expect(bind(text, [ask('a')], { pending })).toEqual({ kind: 'opt-out', reminders });
  });

  it.each([
    ['cancel', 'cancel'],
    ['не приду', 'cancel'],
    ['Буду!', 'confirm'],
  ])('“%s” is about the visit, also while reminders are asked about', (text, answer) => {
    const pending: Pending = { kind: 'stop-reminders-too', askedAt: now - hour };
    expect(bind(text, [ask('a')], { pending })).toMatchObject({ kind: 'visit', visitId: 'a', answer });
    expect(bind(text, [], { pending })).toMatchObject({ kind: 'not-a-visit-reply' });
  });

  it('waits for an answer that is one; the rest is read as ever', () => {
    const pending: Pending = { kind: 'stop-reminders-too', askedAt: now - hour };
    expect(bind('Thanks', [], { pending })).toMatchObject({ kind: 'not-a-visit-reply' });
    expect(bind('move', [ask('a')], { pending })).toMatchObject({ answer: 'move' });
  });
});
