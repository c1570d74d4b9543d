import { describe, expect, it } from 'vitest';

import { answerTo, intentOf, type Intent } from './answers.ts';
import { customers } from './customers.ts';

const russian = { language: 'ru', wish: 'Хочу записаться' } as const;
const english = { language: 'en', wish: 'I would like to book' } as const;

describe('what a message of the salon wants', () => {
  it.each<[string, Intent]>([
    ['Анна, напоминаем: завтра в 17:00. Подтвердите, пожалуйста', 'confirm'],
    ['Завтра в 15:00 всё в силе?', 'confirm'],
    ['Вы придёте?', 'confirm'],
    ['Ответьте «да», если всё в порядке', 'confirm'],
    ['Reply YES to confirm', 'confirm'],
    ['Are you still coming tomorrow at 3 pm?', 'confirm'],
    ['К сожалению, на субботу мест нет', 'decline'],
    ['Sorry, we are fully booked on Friday', 'decline'],
    ['Есть время завтра в 18:30', 'offer-time'],
    ['Marina is free on Friday at 2 pm', 'offer-time'],
    ['Снятие стоит 8 €', 'price'],
    ['A gel manicure is 38 €', 'price'],
    ['На какой день вас записать?', 'ask-when'],
    ['What time suits you?', 'ask-when'],
    ['Вам к Вере или к Лене?', 'question'],
    ['Short or long?', 'question'],
    ['Спасибо, до встречи!', 'thanks'],
    ['Thank you, see you soon', 'thanks'],
    ['Здравствуйте, Анна!', 'greeting'],
    ['Hi Emma', 'greeting'],
    ['', 'file'],
    ['Записали вас к Вере', 'statement'],
    ['We have put you down', 'statement'],
  ])('%j: %s', (text, intent) => expect(intentOf(text)).toBe(intent));
});

describe('the answer', () => {
  it('to a request to confirm is a plain yes in the customer’s language', () => {
    for (const pick of [0, 0.4, 0.99]) {
      expect(answerTo('Подтвердите, пожалуйста', russian, pick, null)).toMatchObject({
        text: expect.stringMatching(/^да( 👍)?$/i) as string,
      });
      expect(answerTo('Please confirm', english, pick, null)).toMatchObject({
        text: expect.stringMatching(/^yes( 👍)?$/i) as string,
      });
    }
  });

  it('is in the customer’s language, whatever the salon writes in', () => {
    for (const text of [
      'Завтра в 18:30',
      'Tomorrow at 6:30 pm',
      'Хорошо',
      'Ok',
      '?',
      '38 €',
      '',
      'К сожалению, нет',
    ]) {
      for (const pick of [0, 0.5, 0.99]) {
        const [ru, en] = [answerTo(text, russian, pick, null), answerTo(text, english, pick, null)];
        if (ru.kind === 'text') expect(ru.text).toMatch(/[а-яё]/i);
        if (en.kind === 'text') expect(en.text).not.toMatch(/[а-яё]/i);
      }
    }
  });

  it('to a mere greeting is what the customer came for', () => {
    expect(answerTo('Здравствуйте!', russian, 0.5, null)).toEqual({ kind: 'text', text: russian.wish });
  });

  it('to thanks may be only an emoji on the message', () => {
    expect(answerTo('Спасибо!', russian, 0, null)).toEqual({ kind: 'reaction', emoji: '👍' });
  });

  it('is not the same twice in a row', () => {
    for (const pick of [0, 0.5, 0.99]) {
      const first = answerTo('Записали', russian, pick, null);
      const second = answerTo('Записали', russian, pick, first.kind === 'text' ? first.text : null);
      expect(second).not.toEqual(first);
    }
  });
});

describe('the customers', () => {
  it('have phones of their own, from the ranges of examples', () => {
    const phones = customers.flatMap(({ phone }) => (phone === null ? [] : [phone]));
    expect(new Set(phones).size).toBe(phones.length);
    expect(
      phones.filter(
        (phone) => !/^(\+7999000\d{4}|\+447700900\d{3}|\+49171392\d{4}|\+49176040690\d{2})$/.test(phone),
      ),
    ).toEqual([]);
  });

  it('write in both languages', () => {
    for (const { language, wish } of customers) expect(/[а-яё]/i.test(wish)).toBe(language === 'ru');
  });
});
