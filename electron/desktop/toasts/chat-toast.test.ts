import { expect, it } from 'vitest';

import { messageContentSchema, textOf, type MessageContent } from '#shared/domain/message.ts';
import { asId } from '#shared/domain/ids.ts';

import { wordsOf } from '../words/words.ts';
import {
  cardToast,
  chatToast,
  missedToast,
  severalToast,
  unsentToast,
  type ChatNews,
  type ToastLook,
} from './chat-toast.ts';
import { messageLine, type ToldMessage } from './message-line.ts';

const english: ToastLook = { words: wordsOf('en'), platform: 'linux', isHidden: false, isSilent: false };
const russian: ToastLook = { ...english, words: wordsOf('ru') };
const anna: ChatNews['chat'] = { id: asId('c-1'), title: 'Anna', kind: 'person' };

function told(content: MessageContent, more: Partial<ToldMessage> = {}): ToldMessage {
  return { kind: content.kind, content, text: textOf(content), isDeleted: false, senderName: null, ...more };
}
const text = (words: string) => told({ kind: 'text', text: words });
const media = (kind: string, caption: string | null = null) =>
  told(
    messageContentSchema.parse({
      kind,
      media: { fileName: 'x.pdf', mimeType: null, caption },
      isAnimated: false,
    }),
  );
const news = (messages: ToldMessage[], more: Partial<ChatNews> = {}): ChatNews => ({
  chat: anna,
  count: messages.length,
  messages,
  channelLabel: null,
  ...more,
});

it('one message: who, what, and what can be done', () => {
  expect(chatToast(news([text('Do you have *time* on Friday?')]), english)).toEqual({
    id: 'chat-c-1',
    group: 'c-1',
    title: 'Anna',
    body: 'Do you have time on Friday?',
    buttons: ['Reply', 'No reply needed'],
    replyField: 'Your answer',
    isSilent: false,
  });
});

it('several messages: how many, the newest on top, older ones short; the number where there are several', () => {
  const messages = ['Three', 'Two '.repeat(40), 'One', 'Zero'].map(text);
  expect(chatToast(news(messages, { count: 7, channelLabel: 'Salon' }), russian)).toEqual({
    id: 'chat-c-1',
    group: 'c-1',
    title: 'Anna (7) · Salon',
    body: `Three\n${'Two '.repeat(40).slice(0, 59)}…\nOne`,
    buttons: ['Ответить', 'Ответ не нужен'],
    replyField: 'Ваш ответ',
    isSilent: false,
  });
});

it.each(['darwin', 'win32'] as const)('%s has a field for the answer in place of the button', (platform) => {
  const toast = chatToast(news([text('Hi')]), { ...english, platform, isSilent: true });
  expect(toast).toMatchObject({ buttons: ['No reply needed'], replyField: 'Your answer', isSilent: true });
});

it('hidden: neither name nor text, nothing to type or press', () => {
  const look = { ...russian, isHidden: true };
  const hidden = {
    title: 'Новое сообщение',
    body: 'Откройте Deskbell, чтобы прочитать.',
    buttons: [],
    replyField: null,
    isSilent: false,
  };
  expect(chatToast(news([text('Секрет')], { channelLabel: 'Салон' }), look)).toEqual({
    ...hidden,
    id: 'chat-c-1',
    group: 'c-1',
  });
  const card = { id: 'card-000000000001', text: 'Секрет', bookings: [] };
  expect(cardToast(card, anna, look)).toEqual({ ...hidden, id: 'card-c-1-000000000001', group: 'c-1' });
  expect(severalToast([anna, anna], look).body).toBe('');
  expect(missedToast(3, [anna, anna], look).body).toBe('');
  expect(JSON.stringify(unsentToast(anna, { isKept: true, isNumberGone: false }, look))).not.toContain(
    'Anna',
  );
});

it('who has no name is called so', () => {
  expect(chatToast(news([text('Hi')], { chat: { ...anna, title: '' } }), russian).title).toBe('Без имени');
});

it.each<[ToldMessage, string, string]>([
  [media('image'), 'Photo', 'Фото'],
  [media('image', 'Like this'), 'Photo: Like this', 'Фото: Like this'],
  [media('voice'), 'Voice message', 'Голосовое сообщение'],
  [media('document'), 'Document: x.pdf', 'Документ: x.pdf'],
  [media('sticker'), 'Sticker', 'Стикер'],
  [
    told({ kind: 'location', latitude: 1, longitude: 2, name: 'Home', address: null }),
    'Location: Home',
    'Геопозиция: Home',
  ],
  [told({ kind: 'call', isVideo: false, outcome: 'missed' }), 'Missed call', 'Пропущенный звонок'],
  [
    told({ kind: 'unsupported', providerKind: 'x', text: null }),
    'Unknown kind of message',
    'Неизвестный вид сообщения',
  ],
  [
    told({ kind: 'text', text: 'oops' }, { isDeleted: true }),
    'This message was deleted',
    'Сообщение удалено',
  ],
  [told({ kind: 'text', text: 'Hi' }, { senderName: 'Boris' }), 'Boris: Hi', 'Boris: Hi'],
  [text('Card 4276 1234 5678 9010'), 'Card ••••9010', 'Card ••••9010'],
])('message %#', (message, inEnglish, inRussian) => {
  expect(messageLine(message, english.words, 100)).toBe(inEnglish);
  expect(messageLine(message, russian.words, 100)).toBe(inRussian);
});

it('a long message ends in an ellipsis, and no sign is cut in half', () => {
  expect(messageLine(text('👍🏽'.repeat(100)), english.words, 12)).toBe(`${'👍🏽'.repeat(11)}…`);
});

const visit = {
  id: asId<never>('b-1'),
  service: 'Стрижка',
  startsAt: '2026-03-03T12:00:00.000Z',
  local: '2026-03-03T15:00',
};

it('an unclear answer asks about its one visit', () => {
  const card = {
    id: '01957b6e-9c01-7abc-8def-ba9876543210',
    text: 'смогу, но на\nполчаса позже',
    bookings: [visit],
  };
  expect(cardToast(card, { ...anna, title: 'Анна' }, russian)).toEqual({
    id: 'card-c-1-ba9876543210',
    group: 'c-1',
    title: 'Анна пишет',
    body: 'смогу, но на полчаса позже\nЭто о визите «Стрижка, вт 3 мар. 15:00»?',
    buttons: ['Подтвердить', 'Перенести', 'Отменить визит'],
    replyField: 'Ваш ответ',
    isSilent: false,
  });
  expect(cardToast(card, anna, english).body).toBe(
    'смогу, но на полчаса позже\nIs this about Стрижка, Tue 3 Mar 15:00?',
  );
});

it('of several visits the chat asks which one', () => {
  const card = { id: 'card-1', text: 'No', bookings: [visit, { ...visit, id: asId<never>('b-2') }] };
  expect(cardToast(card, anna, english)).toMatchObject({
    title: 'Anna wrote',
    body: 'No\nWhich visit is this about?',
    buttons: [],
  });
});

const chats = ['Anna', 'Boris', 'Vera', 'Gleb', 'Dina'].map((title) => ({ ...anna, title }));

it('many chats are one toast', () => {
  expect(severalToast(chats, english)).toMatchObject({
    id: 'several',
    title: '5 chats have new messages',
    body: 'Anna, Boris, Vera and 2 more',
  });
  expect(severalToast(chats, russian)).toMatchObject({
    title: 'Новые сообщения в 5 чатах',
    body: 'Anna, Boris, Vera и ещё 2',
  });
});

it('what came while the computer was off is one toast', () => {
  expect(missedToast(12, chats.slice(0, 2), english)).toMatchObject({
    id: 'missed',
    title: '12 messages came while this computer was offline',
    body: 'Anna, Boris',
  });
  expect(missedToast(3, chats, russian).title).toBe('Пока компьютер был не в сети, пришло 3 сообщения');
});

it('an answer that did not go says why and where its text is', () => {
  expect(unsentToast(anna, { isKept: true, isNumberGone: true }, english)).toMatchObject({
    id: 'unsent-c-1',
    title: 'Your answer to Anna was not sent',
    body: 'This number is not connected any more, so you cannot answer from here. Your text is kept in the chat.',
  });
  expect(unsentToast(anna, { isKept: false, isNumberGone: false }, russian)).toMatchObject({
    title: 'Ответ не ушёл: Anna',
    body: 'Напишите, пожалуйста, ещё раз — прямо в чате.',
  });
});
