import { picture, text, voice, type Say } from './script.ts';

const minute = 60_000;

/** Something that a customer writes by themselves, as one or two messages. */
export type Occasion = { readonly from: string; readonly says: readonly Say[] };

const writes = (from: string, ...lines: string[]): Occasion => ({ from, says: lines.map(text) });

/** What goes on after the history, in this order, and from the beginning when it is through. */
export const occasions: readonly Occasion[] = [
  writes('zoe', 'hi again! do you have anything free on sunday around noon for a blow-dry?'),
  writes('natalia', 'Добрый день! Хочу снова записаться к Вере на педикюр, есть время на этой неделе?'),
  writes('lukas', 'Hi, I checked my calendar: Thursday or Friday after 5 pm would be good for the massage'),
  writes(
    'svetlana',
    'Здравствуйте! Определились с датой: 28-е, укладка нужна к 16:00',
    'Успеем, если приду в 14:30?',
  ),
  writes('emma', 'Oh, and roughly how long would it take on Friday?'),
  { from: 'anna', says: [picture('nails', 'Нашла вот такой цвет, есть похожий?')] },
  writes('priya', 'Hello! Can I bring my sister on Wednesday? She would like her brows done too'),
  writes('dmitry', 'Если Артём занят, могу и к другому мастеру'),
  writes('olga', 'Кстати, можно оплатить картой?'),
  writes('sophie', 'Could I come in tomorrow morning for the gel manicure?'),
  { from: 'ekaterina', says: [voice()] },
  writes('james', 'Hi, can I book the same again for next week? Any evening is fine'),
  writes('irina', 'Подскажите, на консультацию приходить с чистой головой или не обязательно?'),
  writes('natalia', 'И ещё вопрос: подарочные сертификаты у вас есть?'),
  writes('lukas', 'One more thing, is there somewhere to park nearby?'),
  writes('emma', 'Do you sell the shampoo Marina used last time?', 'It was in a green bottle, I think'),
  writes('anna', 'Спасибо, маникюр держится отлично, подруги уже спрашивают ваш номер'),
  writes('zoe', 'sorry, one more question, do you take cards?'),
  writes('priya', 'Could we move my appointment half an hour later? My train is delayed'),
  writes('dmitry', 'Подъеду минут на пять раньше, ничего страшного?'),
  writes(
    'olga',
    'Соня немного простыла, можно перенести её стрижку на следующую неделю? Миша придёт как договорились',
  ),
  writes('sophie', 'Is it ok if I pay half with a voucher and half by card?'),
  writes('svetlana', 'А пробную укладку можно сделать заранее?'),
  writes('james', 'Is Artem in on Saturdays as well?'),
];

/** Ms between one occasion and the next: lively at first, calm later. */
function gapAfter(position: number): number {
  const minutes = [1.5, 2, 2.5, 3, 3, 4, 5, 6, 8, 10, 12];
  return (minutes[position] ?? 15) * minute;
}

/**
 * When the occasions happen, counted from the time when the number was added (ms): the first within seconds, so that
 * the owner sees a message arrive. The times follow from the numbering alone: a restart goes on where the time is.
 */
export function dueAfter(position: number): number {
  let due = 8_000;
  for (let earlier = 0; earlier < position; earlier += 1) due += gapAfter(earlier);
  return due;
}

/** The first occasion that is still to come, so long after the number was added. */
export function nextOccasion(elapsed: number): number {
  let position = 0;
  for (let due = 8_000; due < elapsed; due += gapAfter(position), position += 1);
  return position;
}
