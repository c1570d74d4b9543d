import { assertNever } from '../assert-never.ts';
import { displayPhone } from '../phone.ts';
import type { Audience, FormatOf, PresentValue } from './value.ts';
import type { Money, TemplateLanguage } from './variables.ts';

const locales: Record<TemplateLanguage, string> = { en: 'en-US', ru: 'ru-RU' };

/** `year` adds the year, `weekday` the day's name, `short` is digits only. */
export const dateStyles = ['year', 'weekday', 'short'] as const;
export type DateStyle = (typeof dateStyles)[number];

const dateFields: Record<DateStyle | 'plain', Intl.DateTimeFormatOptions> = {
  plain: { day: 'numeric', month: 'long' },
  year: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { day: '2-digit', month: '2-digit' },
};

/** "November 21", «21 ноября». */
export function dateInWords(at: number, audience: Audience, style?: DateStyle): string {
  return say(at, audience, dateFields[style ?? 'plain']);
}

/** "3:00 PM", «15:00»; `hours` 12 or 24 overrides the language's habit. */
export function timeInWords(at: number, audience: Audience, hours?: 12 | 24): string {
  const { language } = audience;
  const cycle = hours === undefined ? {} : { hourCycle: hours === 12 ? ('h12' as const) : ('h23' as const) };
  const hour = (hours ?? (language === 'ru' ? 24 : 12)) === 24 ? '2-digit' : 'numeric';
  return say(at, audience, { hour, minute: '2-digit', ...cycle });
}

/** "Saturday", «суббота». */
export function weekdayInWords(at: number, audience: Audience): string {
  return say(at, audience, { weekday: 'long' });
}

/** The accusative, which Intl does not have: «в субботу», «во вторник». */
const russianOnWeekday: Record<string, string> = {
  понедельник: 'в понедельник',
  вторник: 'во вторник',
  среда: 'в среду',
  четверг: 'в четверг',
  пятница: 'в пятницу',
  суббота: 'в субботу',
  воскресенье: 'в воскресенье',
};

/** "on Saturday", «в субботу». */
export function onWeekdayInWords(at: number, audience: Audience): string {
  const day = weekdayInWords(at, audience);
  return audience.language === 'ru' ? (russianOnWeekday[day] ?? day) : `on ${day}`;
}

/** "€45", «4 500 ₽»; cents are shown only when there are some. */
export function moneyInWords({ amount, currency }: Money, language: TemplateLanguage): string {
  const format = new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return tameSpaces(format.format(amount));
}

/** "1 h 30 min", «1 ч 30 мин». */
export function durationInWords(minutes: number, language: TemplateLanguage): string {
  const unit = language === 'ru' ? { hour: 'ч', minute: 'мин' } : { hour: 'h', minute: 'min' };
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} ${unit.hour}` : '', rest > 0 || hours === 0 ? `${rest} ${unit.minute}` : '']
    .filter((part) => part !== '')
    .join(' ');
}

/**
 * What is printed for a value without a filter of its own. Texts are made safe for WhatsApp: a star in a name
 * must not make half of the message bold.
 */
export function printed(value: PresentValue, audience: Audience): string {
  switch (value.kind) {
    case 'moment': {
      const between = audience.language === 'ru' ? ' в ' : ' at ';
      return `${dateInWords(value.at, audience)}${between}${timeInWords(value.at, audience)}`;
    }
    case 'minutes':
      return durationInWords(value.minutes, audience.language);
    case 'money':
      return moneyInWords(value.money, audience.language);
    case 'phone':
      return withoutFormatting(displayPhone(value.text));
    case 'text':
    case 'lines':
    case 'link':
      return withoutFormatting(value.text);
    case 'words':
      return value.text;
    default:
      return assertNever(value, 'template value');
  }
}

/** WhatsApp has no escape character: signs that only look alike take the place of its marks. */
const lookAlike: Record<string, string> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** The text with nothing in it that WhatsApp reads as formatting; addresses of pages stay whole. */
function withoutFormatting(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => (/^https?:\/\//i.test(word) ? word : withoutMarks(word)))
    .join('');
}

function withoutMarks(word: string): string {
  // An underscore inside a word (an e-mail, a nickname) is no mark.
  return word
    .replace(/[*~`]/g, (mark) => lookAlike[mark] ?? '')
    .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, (marks) => 'ˍ'.repeat(marks.length));
}

function say(
  at: number,
  { language, timeZone, formatOf = newFormat }: Audience,
  options: Intl.DateTimeFormatOptions,
): string {
  return tameSpaces(formatOf(locales[language], { ...options, timeZone }).format(at));
}

const newFormat: FormatOf = (locale, options) => new Intl.DateTimeFormat(locale, options);

/** Keeps up to `limit` formats for whoever writes many messages; beyond that it begins anew. */
export function keptFormats(limit: number): FormatOf {
  const kept = new Map<string, Intl.DateTimeFormat>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = kept.get(key) ?? newFormat(locale, options);
    if (kept.size >= limit && !kept.has(key)) kept.clear();
    kept.set(key, known);
    return known;
  };
}

/** Intl's narrow no-break space is a box on some phones; the plain no-break space is on all. */
function tameSpaces(text: string): string {
  return text.replaceAll('\u202F', '\u00A0');
}
