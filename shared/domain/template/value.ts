import { Drop, type Comparable } from 'liquidjs';

import type { Money, TemplateLanguage, VariableType } from './variables.ts';

/** For whom a text is written: the language, and the IANA zone in which times are told. */
export type Audience = {
  readonly language: TemplateLanguage;
  readonly timeZone: string;
  /** Gives formats that were made before: making one costs far more than using it. Left out: made each time. */
  readonly formatOf?: FormatOf;
};

/** Gives a date format for a locale and its options, the zone among them. */
export type FormatOf = (locale: string, options: Intl.DateTimeFormatOptions) => Intl.DateTimeFormat;

/** What a value is on its way through the filters; `words` is ready to print. */
export type PresentValue =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'text' | 'lines' | 'phone' | 'link'; readonly text: string }
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'money'; readonly money: Money };

/** A value from outside (never the author's own words). A Drop, so that the engine compares it by what it means. */
export class Known extends Drop {
  readonly value: PresentValue;
  readonly audience: Audience;

  constructor(value: PresentValue, audience: Audience) {
    super();
    this.value = value;
    this.audience = audience;
  }

  /** What conditions compare: the text, the amount, the minutes or the milliseconds. */
  override valueOf(): string | number {
    switch (this.value.kind) {
      case 'moment':
        return this.value.at;
      case 'minutes':
        return this.value.minutes;
      case 'money':
        return this.value.money.amount;
      default:
        return this.value.text;
    }
  }
}

/** A variable without a value: false in conditions, equal only to nothing (`blank`, `empty`, `nil`, `""`). */
export class Missing extends Drop implements Comparable {
  readonly variable: string;
  /** True when the author said that its line goes away. */
  readonly skipsLine: boolean;

  constructor(variable: string, skipsLine = false) {
    super();
    this.variable = variable;
    this.skipsLine = skipsLine;
  }

  override valueOf(): null {
    return null;
  }
  equals(other: unknown): boolean {
    if (other === null || other === undefined || other === '' || other instanceof Missing) return true;
    const plain: unknown = other instanceof Drop ? other.valueOf() : other;
    return plain === null || plain === '';
  }
  gt(): boolean {
    return false;
  }
  geq(): boolean {
    return false;
  }
  lt(): boolean {
    return false;
  }
  leq(): boolean {
    return false;
  }
}

/** No single value is longer, so that no message is: UTF-16 units. */
const maxValueLength = 1000;

// Control characters, and marks that turn the direction of the rest of the message around.
const unprintable = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uE000-\uE0FF]/g;

function tidy(text: string, isOneLine: boolean): string {
  const breaks = text.slice(0, maxValueLength * 2).replace(/\r\n?|\u2028|\u2029/g, '\n');
  const lines = isOneLine ? breaks.replace(/\s+/g, ' ') : breaks;
  return lines
    .replace(unprintable, '')
    .trim()
    .slice(0, maxValueLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed();
}

/** What came from outside as a value of that type, or Missing when it is absent, empty or nonsense. */
export function valueOf(name: string, type: VariableType, raw: unknown, audience: Audience): Known | Missing {
  const value = parse(type, raw);
  return value === null ? new Missing(name) : new Known(value, audience);
}

function parse(type: VariableType, raw: unknown): PresentValue | null {
  switch (type) {
    case 'text':
    case 'lines':
    case 'phone':
    case 'link': {
      const text = typeof raw === 'string' ? tidy(raw, type !== 'lines') : '';
      return text === '' ? null : { kind: type, text };
    }
    case 'moment':
      return isNumber(raw) && Math.abs(raw) <= 8.64e15 ? { kind: type, at: raw } : null;
    case 'minutes':
      return isNumber(raw) && raw > 0 ? { kind: type, minutes: Math.round(raw) } : null;
    case 'money':
      return isMoney(raw) ? { kind: type, money: raw } : null;
  }
}

function isNumber(raw: unknown): raw is number {
  return typeof raw === 'number' && Number.isFinite(raw);
}

function isMoney(raw: unknown): raw is Money {
  if (typeof raw !== 'object' || raw === null || !('amount' in raw) || !('currency' in raw)) return false;
  return isNumber(raw.amount) && typeof raw.currency === 'string' && /^[A-Z]{3}$/.test(raw.currency);
}
