import { assertNever } from '../assert-never.ts';
import type { TemplateLanguage } from '../template/variables.ts';
import { durationInWords } from '../template/wording.ts';
import type { Trigger } from './rule.ts';

/** What a rule without a name is called, for API users: by what it does. "Reminder, 24 h before". */
export function ruleInWords(trigger: Trigger, language: TemplateLanguage): string {
  return language === 'ru' ? inRussian(trigger) : inEnglish(trigger);
}

function inEnglish(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'created':
      return 'Confirmation';
    case 'changed':
      return 'Change of a visit';
    case 'before':
      return `Reminder, ${spanInWords(trigger.minutes, 'en')} before`;
    case 'after':
      return `Message ${spanInWords(trigger.minutes, 'en')} after the visit`;
    case 'day-before-at':
      return `Reminder, the day before at ${trigger.time}`;
    case 'cancelled':
      return 'Cancellation';
    case 'paid':
      return 'Payment received';
    case 'no-show':
      return 'Missed visit';
    default:
      return assertNever(trigger, 'trigger');
  }
}

function inRussian(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'created':
      return 'Подтверждение записи';
    case 'changed':
      return 'Изменение записи';
    case 'before':
      return `Напоминание за ${spanInWords(trigger.minutes, 'ru')}`;
    case 'after':
      return `Сообщение через ${spanInWords(trigger.minutes, 'ru')} после визита`;
    case 'day-before-at':
      return `Напоминание накануне в ${trigger.time}`;
    case 'cancelled':
      return 'Отмена записи';
    case 'paid':
      return 'Оплата получена';
    case 'no-show':
      return 'Клиент не пришёл';
    default:
      return assertNever(trigger, 'trigger');
  }
}

/** Whole days from the second on, because the day before is told in hours; else hours and minutes. */
function spanInWords(minutes: number, language: TemplateLanguage): string {
  const days = minutes / (24 * 60);
  if (days < 2 || !Number.isInteger(days)) return durationInWords(minutes, language);
  return language === 'ru' ? `${days} дн.` : `${days} days`;
}
