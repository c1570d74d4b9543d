import { Known, Missing, type PresentValue } from './value.ts';
import type { VariableType } from './variables.ts';
import {
  dateInWords,
  dateStyles,
  durationInWords,
  moneyInWords,
  onWeekdayInWords,
  printed,
  timeInWords,
  weekdayInWords,
} from './wording.ts';

/** What a filter may meet: a value of the catalogue, or `words` (the author's own, or made by another filter). */
export type FilterInput = VariableType | 'words';

/** Which arguments a filter takes. */
export type FilterArguments =
  | { readonly kind: 'none' }
  | { readonly kind: 'choice'; readonly choices: readonly (string | number)[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'fallback' };

export type TemplateFilter = {
  readonly takes: readonly FilterInput[];
  /** What comes out; null = what came in. */
  readonly gives: FilterInput | null;
  readonly arguments: FilterArguments;
  /** `argument` was checked before; a value of the wrong kind goes through unchanged. */
  readonly apply: (value: unknown, argument: unknown) => unknown;
};

const anything: readonly FilterInput[] = [
  'text',
  'lines',
  'phone',
  'link',
  'moment',
  'minutes',
  'money',
  'words',
];
const texts: readonly FilterInput[] = ['text', 'lines', 'phone', 'words'];
const none: FilterArguments = { kind: 'none' };

const onMoment = (
  say: (at: number, known: Known, argument: unknown) => string,
  parameters: FilterArguments = none,
): TemplateFilter => ({
  takes: ['moment'],
  gives: 'words',
  arguments: parameters,
  apply: (value, argument) =>
    value instanceof Known && value.value.kind === 'moment'
      ? words(value, say(value.value.at, value, argument))
      : value,
});

const onText = (
  takes: readonly FilterInput[],
  change: (text: string, argument: unknown) => string,
  parameters: FilterArguments = none,
): TemplateFilter => ({
  takes,
  gives: null,
  arguments: parameters,
  apply: (value, argument) => {
    if (typeof value === 'string') return change(value, argument);
    if (!(value instanceof Known) || !('text' in value.value)) return value;
    return new Known({ ...value.value, text: change(value.value.text, argument) }, value.audience);
  },
});

/** Every filter there is; the engine knows no other. */
export const templateFilters: Readonly<Record<string, TemplateFilter>> = {
  default: {
    takes: anything,
    gives: null,
    arguments: { kind: 'fallback' },
    apply: (value, argument) => (value instanceof Missing || value === '' ? argument : value),
  },
  or_skip_line: {
    takes: anything,
    gives: null,
    arguments: none,
    apply: (value) => (value instanceof Missing ? new Missing(value.variable, true) : value),
  },
  date: onMoment(
    (at, { audience }, style) =>
      dateInWords(
        at,
        audience,
        dateStyles.find((known) => known === style),
      ),
    { kind: 'choice', choices: dateStyles },
  ),
  time: onMoment(
    (at, { audience }, hours) => timeInWords(at, audience, hours === 12 || hours === 24 ? hours : undefined),
    { kind: 'choice', choices: [12, 24] },
  ),
  weekday: onMoment((at, { audience }) => weekdayInWords(at, audience)),
  on_weekday: onMoment((at, { audience }) => onWeekdayInWords(at, audience)),
  money: {
    takes: ['money'],
    gives: 'words',
    arguments: none,
    apply: (value) =>
      value instanceof Known && value.value.kind === 'money'
        ? words(value, moneyInWords(value.value.money, value.audience.language))
        : value,
  },
  duration: {
    takes: ['minutes'],
    gives: 'words',
    arguments: none,
    apply: (value) =>
      value instanceof Known && value.value.kind === 'minutes'
        ? words(value, durationInWords(value.value.minutes, value.audience.language))
        : value,
  },
  phone: {
    takes: ['phone'],
    gives: 'words',
    arguments: none,
    apply: (value) => (value instanceof Known ? words(value, printed(value.value, value.audience)) : value),
  },
  first_name: onText(['text', 'words'], firstName),
  upcase_first: onText(texts, (text) => {
    const [first = ''] = text;
    return first.toUpperCase() + text.slice(first.length);
  }),
  one_line: onText(texts, (text) => text.split(/\s*\n\s*/).join(', ')),
  truncate: onText(texts, (text, limit) => (typeof limit === 'number' ? shortened(text, limit) : text), {
    kind: 'number',
  }),
};

/** The filter of that name, or null; `constructor` and its kind are no filters. */
export function filterOf(name: string): TemplateFilter | null {
  return Object.hasOwn(templateFilters, name) ? (templateFilters[name] ?? null) : null;
}

function words(from: Known, text: string): Known {
  const value: PresentValue = { kind: 'words', text };
  return new Known(value, from.audience);
}

const patronymic = /(?:ович|евич|ич|овна|евна|ична|оглы|кызы)$/iu;

/** "Anna Brown" and «Смирнова Анна Петровна» are both Anna: a patronymic stands behind the first name. */
export function firstName(name: string): string {
  const parts = name.split(' ');
  return (parts.length === 3 && patronymic.test(parts[2] ?? '') ? parts[1] : parts[0]) ?? name;
}

function shortened(text: string, limit: number): string {
  const signs = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  const keep = Math.max(1, Math.floor(limit));
  return signs.length <= keep
    ? text
    : `${signs
        .slice(0, keep - 1)
        .join('')
        .trimEnd()}…`;
}
