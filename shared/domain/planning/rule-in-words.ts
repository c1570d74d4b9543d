import { assertNever } from '../assert-never.ts';
import type { TemplateLanguage } from '../template/variables.ts';
import { durationInWords } from '../template/wording.ts';
import type { Trigger } from './rule.ts';

/** What a rule is called that has no name: by what it does. "Reminder 24 h before", «Напоминание за 2 ч». */
export function ruleInWords(trigger: Trigger, language: TemplateLanguage): string {
  const isRussian = language === 'ru';
  switch (trigger.kind) {
    case 'created':
      return isRussian ? 'Запись создана' : 'Booking made';
    case 'changed':
      return isRussian ? 'Запись изменилась' : 'Booking changed';
    case 'before': {
      const span = spanInWords(trigger.minutes, language);
      return isRussian ? `Напоминание за ${span}` : `Reminder ${span} before`;
    }
    case 'after': {
      const span = spanInWords(trigger.minutes, language);
      return isRussian ? `Через ${span} после визита` : `${span} after the visit`;
    }
    case 'day-before-at':
      return isRussian ? `Накануне в ${trigger.time}` : `The day before at ${trigger.time}`;
    case 'cancelled':
      return isRussian ? 'Запись отменена' : 'Booking cancelled';
    case 'paid':
      return isRussian ? 'Оплата получена' : 'Payment received';
    case 'no-show':
      return isRussian ? 'Клиент не пришёл' : 'Customer did not come';
    default:
      return assertNever(trigger, 'trigger');
  }
}

/** Whole days beyond two of them, because a reminder of 24 hours is told in hours; else hours and minutes. */
function spanInWords(minutes: number, language: TemplateLanguage): string {
  const days = minutes / (24 * 60);
  if (days < 2 || !Number.isInteger(days)) return durationInWords(minutes, language);
  return language === 'ru' ? `${days} дн.` : `${days} days`;
}
