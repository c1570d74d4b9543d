import type { rules as english } from '../en/rules.ts';
import type { Translated } from '../translated.ts';

/** The words of rules, in Russian. */
export const rules: Translated<typeof english> = {
  title: 'Правила',
  when: {
    created: 'Сразу после записи',
    changed: 'Когда запись изменилась',
    before: 'За {{span}} до визита',
    after: 'Через {{span}} после визита',
    'day-before-at': 'Накануне в {{time}}',
    cancelled: 'Когда визит отменён',
    paid: 'Когда визит оплачен',
    'no-show': 'Когда клиент не пришёл',
  },
  named: {
    created: 'Подтверждение записи',
    changed: 'Изменение записи',
    before: 'Напоминание за {{span}}',
    after: 'Сообщение через {{span}} после визита',
    'day-before-at': 'Напоминание накануне в {{time}}',
    cancelled: 'Отмена визита',
    paid: 'Оплата получена',
    'no-show': 'Клиент не пришёл',
    gone: 'Удалённое правило',
  },
  // In the accusative: «за 1 минуту», «через 24 часа».
  span: {
    minutes_one: '{{count}} минуту',
    minutes_few: '{{count}} минуты',
    minutes_many: '{{count}} минут',
    minutes_other: '{{count}} минуты',
    hours_one: '{{count}} час',
    hours_few: '{{count}} часа',
    hours_many: '{{count}} часов',
    hours_other: '{{count}} часа',
    days_one: '{{count}} день',
    days_few: '{{count}} дня',
    days_many: '{{count}} дней',
    days_other: '{{count}} дня',
  },
};
