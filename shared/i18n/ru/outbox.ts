import type { outbox as english } from '../en/outbox.ts';
import type { Translated } from '../translated.ts';

/** The words of outbox, in Russian. */
export const outbox: Translated<typeof english> = {
  title: 'Отправка',
  due: {
    'on-time': 'В своё время',
    'earlier-for-quiet': 'Перенесено на {{time}}: тихие часы',
    'later-for-quiet': 'Перенесено на {{time}}: тихие часы',
    late: 'С опозданием: вовремя отправить не получилось',
  },
  dueFrom: {
    'earlier-for-quiet': 'Перенесено с {{from}} на {{time}}: тихие часы',
    'later-for-quiet': 'Перенесено с {{from}} на {{time}}: тихие часы',
    late: 'С опозданием: должно было уйти в {{from}}',
  },
  skip: {
    'rule-off': 'Правило выключено',
    'before-rule': 'Это было до включения правила',
    'other-service': 'Правило для других услуг',
    'other-source': 'Правило для записей из других источников',
    'other-channel': 'Правило для других номеров',
    'no-contact': 'В записи не указан клиент',
    'no-phone': 'Нет телефона',
    'no-whatsapp': 'На этом номере нет WhatsApp',
    'opted-out': 'Клиент просил ему не писать',
    cancelled: 'Визит отменён',
    'visit-over': 'Визит уже прошёл',
    'already-confirmed': 'Клиент уже подтвердил визит',
    declined: 'Клиент ответил, что не придёт',
    'already-settled': 'Уже отправлено или снято вручную',
    'told-by-confirmation': 'Об этом уже сказано в подтверждении',
    'booked-inside-offset': 'Записались слишком поздно для этого напоминания',
    'replaced-by-confirmation': 'Его заменило подтверждение, отправленное незадолго',
    'replaced-by-shorter': 'Пропущено: вместо него уйдёт следующее напоминание',
    'replaced-by-other': 'Пропущено: клиент получит более важное сообщение',
    quiet: 'После тихих часов было бы уже поздно',
    'too-late': 'Слишком поздно, пользы уже нет',
    'after-visit': 'Визит уже начался',
  },
};
