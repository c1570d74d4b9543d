import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readReply, replyButtonPayload } from './read-reply.ts';
import { bareWords, defaultReplyWords, replyAnswers, replyWordsSchema } from './reply-words.ts';

const read = (text: string, buttonPayload: string | null = null) =>
  readReply({ text, buttonPayload }, defaultReplyWords);
const answerTo = (text: string) => {
  const reply = read(text);
  return reply.kind === 'answer' ? reply.answer : 'none';
};

describe('a message read whole', () => {
  it.each([
    ['confirm', ['yes', 'Y', 'OK!', 'ok 👍', 'Confirm.', '1', '1️⃣', '(1)', '*yes*', '~yes~', '✅ yes ✅']],
    ['confirm', ['да', 'Да.', 'ДА!!!', 'ок', 'Подтверждаю', 'буду 😊', 'Да)))', 'да\n', '👍🏽 да', '«да»']],
    ['cancel', ['no', 'N', 'cancel', 'Cancel!', '2', '2️⃣', 'нет', 'Отмена', 'не приду', 'Не  приду 😔']],
    ['move', ['move', 'Reschedule', 'перенести', 'Другое время?']],
    ['opt-out', ['STOP', 'Stop.', 'unsubscribe', 'стоп', 'СТОП!', 'отписка', 'Не пишите!']],
    ['opt-in', ['START', 'start', 'Старт']],
  ])('%s: %j', (answer, texts) => {
    for (const text of texts) expect({ text, answer: answerTo(text) }).toEqual({ text, answer });
  });

  it.each([
    ['Thanks', 'Thank you!', 'спасибо', '🙏'],
    ['yes but later', 'yes or no', 'да нет', 'ok?? cancel', 'не', 'приду', '12', '1 2', '1.5', '21'],
    ['', '   ', '👍', '...', '\u200d', 'yesterday', 'nope', 'please stop calling', 'буду позже'],
  ])('nothing: %j %j %j %j', (...texts) => {
    for (const text of texts) expect({ text, answer: answerTo(text) }).toEqual({ text, answer: 'none' });
  });

  it('"cancel" is about the visit, never an opt-out', () => {
    for (const word of defaultReplyWords.cancel) expect(answerTo(word)).toBe('cancel');
  });

  it('tells an empty message from other words', () => {
    expect(read('👍')).toEqual({ kind: 'none', reason: 'no-words' });
    expect(read('Thanks')).toEqual({ kind: 'none', reason: 'other-words' });
  });

  it("takes the owner's words, ё as е", () => {
    const words = { ...defaultReplyWords, confirm: ['Придём!'] };
    expect(readReply({ text: 'придем', buttonPayload: null }, words)).toMatchObject({ answer: 'confirm' });
    expect(readReply({ text: 'yes', buttonPayload: null }, words).kind).toBe('none');
  });

  it('a word that means two things means nothing', () => {
    const words = { ...defaultReplyWords, cancel: ['ok'] };
    expect(readReply({ text: 'ok', buttonPayload: null }, words).kind).toBe('none');
  });

  it('never throws, and reads the same with emoji and punctuation around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(answerTo(`🎉 ${text} !!!`)).toBe(answerTo(text));
        expect(bareWords(bareWords(text))).toBe(bareWords(text));
      }),
    );
  });
});

describe('a pressed button', () => {
  it('names its answer and its visit', () => {
    for (const answer of replyAnswers)
      expect(read('whatever', replyButtonPayload(answer, 'a:b'))).toEqual({
        kind: 'answer',
        answer,
        by: 'button',
        visitId: 'a:b',
      });
  });

  it.each(['', 'deskbell', 'deskbell:confirm:', 'deskbell:eat:7', 'other:confirm:7'])(
    'of somebody else (%j) counts as its text',
    (payload) => expect(read('Yes', payload)).toMatchObject({ answer: 'confirm', by: 'words' }),
  );
});

describe("the owner's words", () => {
  it('are fine as shipped', () =>
    expect(replyWordsSchema.parse(defaultReplyWords)).toEqual(defaultReplyWords));

  it('are refused at their place when they mean two things or nothing', () => {
    const result = replyWordsSchema.safeParse({ ...defaultReplyWords, 'opt-out': ['Stop', 'Cancel!', '👍'] });
    expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['opt-out.1', 'means-also-cancel'],
      ['opt-out.2', 'nothing-left'],
    ]);
  });
});
