import { expect, it } from 'vitest';

import { ruleInWords } from './rule-in-words.ts';
import type { Trigger } from './rule.ts';

it.each([
  [{ kind: 'created' }, 'Confirmation', 'Подтверждение записи'],
  [{ kind: 'changed' }, 'Change of a visit', 'Изменение записи'],
  [{ kind: 'before', minutes: 24 * 60 }, 'Reminder, 24 h before', 'Напоминание за 24 ч'],
  [{ kind: 'before', minutes: 90 }, 'Reminder, 1 h 30 min before', 'Напоминание за 1 ч 30 мин'],
  [{ kind: 'before', minutes: 3 * 24 * 60 }, 'Reminder, 3 days before', 'Напоминание за 3 дн.'],
  [{ kind: 'after', minutes: 120 }, 'Message 2 h after the visit', 'Сообщение через 2 ч после визита'],
  [
    { kind: 'day-before-at', time: '19:00' },
    'Reminder, the day before at 19:00',
    'Напоминание накануне в 19:00',
  ],
  [{ kind: 'cancelled' }, 'Cancellation', 'Отмена записи'],
  [{ kind: 'paid' }, 'Payment received', 'Оплата получена'],
  [{ kind: 'no-show' }, 'Missed visit', 'Клиент не пришёл'],
] as const)('%j is called by what it does', (trigger: Trigger, en, ru) =>
  expect([ruleInWords(trigger, 'en'), ruleInWords(trigger, 'ru')]).toEqual([en, ru]),
);
