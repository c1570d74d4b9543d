import type { notices as english } from '../en/notices.ts';
import type { Translated } from '../translated.ts';

/** Sentences of notices, in Russian. */
export const notices: Translated<typeof english> = {
  label: 'Уведомление',
  dismiss: 'Скрыть',
  more_one: 'и ещё {{count}}',
  more_few: 'и ещё {{count}}',
  more_many: 'и ещё {{count}}',
  more_other: 'и ещё {{count}}',
  catchUp: {
    text: 'Не все сообщения удалось отправить вовремя.',
    late_one: '{{count}} сообщение уходит с опозданием.',
    late_few: '{{count}} сообщения уходят с опозданием.',
    late_many: '{{count}} сообщений уходят с опозданием.',
    late_other: '{{count}} сообщения уходят с опозданием.',
    replaced_one: '{{count}} напоминание заменено более коротким.',
    replaced_few: '{{count}} напоминания заменены более короткими.',
    replaced_many: '{{count}} напоминаний заменены более короткими.',
    replaced_other: '{{count}} напоминания заменены более короткими.',
    skipped_one: '{{count}} опоздало, и мы его не отправили.',
    skipped_few: '{{count}} опоздали, и мы их не отправили.',
    skipped_many: '{{count}} опоздали, и мы их не отправили.',
    skipped_other: '{{count}} опоздали, и мы их не отправили.',
    link: 'Посмотреть',
  },
  torrow: {
    text: 'Torrow просил отправить сообщение про {{order}}, но отправить его не удалось.',
    unnumbered: 'заказ',
    link: 'Узнать почему',
  },
  mail: {
    text: 'Письмо об этом отправить не удалось. Проверьте почтовый сервер.',
    link: 'Открыть настройки',
  },
  calendar: {
    text: 'Календарь «{{title}}» не читается. Deskbell помнит то, что уже знает.',
    link: 'Открыть источники',
  },
  webhook: {
    text: 'Сообщения номера «{{title}}» теперь приходят в Deskbell. Раньше их получал {{host}}, больше он ничего не получит: у аккаунта только один адрес для событий.',
    link: 'Открыть подключения',
  },
  template: {
    stopped:
      'Meta больше не отправляет шаблон «{{title}}». Пока его снова не одобрят, клиенты, писавшие больше суток назад, не получат это сообщение.',
    price:
      'Meta теперь считает шаблон «{{title}}» рекламным. Каждое сообщение с ним стоит дороже, а тем, кто отказался от рекламы, оно не уйдёт.',
    link: 'К шаблонам',
  },
  import: { text: 'Загрузка «{{title}}» закончена.', link: 'Открыть записи' },
};
