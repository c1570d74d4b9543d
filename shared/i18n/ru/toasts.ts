import type { toasts as english } from '../en/toasts.ts';
import type { Translated } from '../translated.ts';

/** Toasts: what stands in them, beside the words that they share with the screens. */
export const toasts: Translated<typeof english> = {
  hidden: {
    title: 'Новое сообщение',
    text: 'Откройте Deskbell, чтобы прочитать.',
    trouble: 'Подробности — в Deskbell.',
  },
  replyField: 'Ваш ответ',
  several_one: 'Новые сообщения в {{count}} чате',
  several_few: 'Новые сообщения в {{count}} чатах',
  several_many: 'Новые сообщения в {{count}} чатах',
  several_other: 'Новые сообщения в {{count}} чата',
  missed_one: 'Пока компьютер был не в сети, пришло {{count}} сообщение',
  missed_few: 'Пока компьютер был не в сети, пришло {{count}} сообщения',
  missed_many: 'Пока компьютер был не в сети, пришло {{count}} сообщений',
  missed_other: 'Пока компьютер был не в сети, пришло {{count}} сообщения',
  andMore_one: '{{names}} и ещё {{count}}',
  andMore_few: '{{names}} и ещё {{count}}',
  andMore_many: '{{names}} и ещё {{count}}',
  andMore_other: '{{names}} и ещё {{count}}',
  card: { title: '{{name}} пишет' },
  unsent: {
    title: 'Ответ не ушёл: {{name}}',
    hiddenTitle: 'Ответ не ушёл',
    kept: 'Ваш текст сохранён в чате.',
    lost: 'Напишите, пожалуйста, ещё раз — прямо в чате.',
  },
  number: { title: 'Не работает: {{label}}', hiddenTitle: 'Один из номеров не работает' },
  address: { title: 'Публичный адрес не работает' },
  unknown: {
    title_one: '{{count}} сообщение: неизвестно, ушло ли оно',
    title_few: '{{count}} сообщения: неизвестно, ушли ли они',
    title_many: '{{count}} сообщений: неизвестно, ушли ли они',
    title_other: '{{count}} сообщения: неизвестно, ушли ли они',
    text: 'Посмотрите на телефоне, есть ли оно в чате. Сам Deskbell второй раз не отправит.',
  },
  notice: {
    'catch-up': 'Сообщения с опозданием',
    'torrow-not-sent': 'Torrow: не отправлено',
    'mail-failed': 'Письмо не отправлено',
    'calendar-broken': 'Календарь не читается',
    'import-done': 'Загрузка закончена',
    'template-stopped': 'Meta остановила шаблон',
    'template-price': 'Шаблон стал рекламным',
    'webhook-moved': 'Сообщения теперь приходят сюда',
  },
};
