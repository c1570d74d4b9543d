import { filterOf } from '#shared/domain/template/filters.ts';
import {
  isVariableName,
  presenceOf,
  type TemplateEvent,
  type VariableName,
} from '#shared/domain/template/variables.ts';

import { readValue, unquoted, type Code, type ReadValue } from './codes.ts';

type FilterWord =
  | 'date'
  | 'time'
  | 'weekday'
  | 'on_weekday'
  | 'money'
  | 'duration'
  | 'phone'
  | 'first_name'
  | 'upcase_first'
  | 'one_line'
  | 'truncate';

/** The words for codes, in the reader's language. */
export type ChipWords = {
  variable(name: VariableName): string;
  filter(name: FilterWord, argument: string | null): string;
  filtered(name: string, filter: string): string;
  /** A part of when the visit begins: "Time" says more than "Date and time · time". */
  moment(filter: FilterWord, argument: string | null): string | null;
  fallback(name: string, words: string): string;
  skip(name: string): string;
  command(kind: 'if' | 'unless' | 'elsif', condition: string): string;
  branch(kind: 'else' | 'end'): string;
  joint(kind: 'and' | 'or'): string;
};

const filterWords: readonly FilterWord[] = [
  'date',
  'time',
  'weekday',
  'on_weekday',
  'money',
  'duration',
  'phone',
  'first_name',
  'upcase_first',
  'one_line',
  'truncate',
];

/** What stands in the text in place of a code; null when its braces must be seen: it has an error, or is too clever. */
export function chipLabel(code: Code, event: TemplateEvent, words: ChipWords): string | null {
  if (code.inside.includes('\n')) return null;
  return code.kind === 'value'
    ? valueLabel(code.inside, event, words)
    : commandLabel(code.inside, event, words);
}

function valueLabel(inside: string, event: TemplateEvent, words: ChipWords): string | null {
  const value = readValue(inside);
  if (value === null || !exists(value.variable, event)) return null;
  let label = words.variable(value.variable);
  const shown: string[] = [];
  let isSkipped = false;
  let fallback: string | null = null;
  for (const { name, argument } of value.filters) {
    if (filterOf(name) === null) return null;
    if (name === 'or_skip_line') isSkipped = true;
    else if (name === 'default') fallback = argument === null ? '' : unquoted(argument);
    else {
      const known = filterWords.find((word) => word === name);
      if (known === undefined) return null;
      const bare = argument === null ? null : unquoted(argument);
      const moment = value.variable === 'visit.start' ? words.moment(known, bare) : null;
      if (moment === null) shown.push(words.filter(known, bare));
      else label = moment;
    }
  }
  if (shown.length > 0 && !isTidy(value)) label = words.filtered(label, shown.join(', '));
  if (isSkipped) return words.skip(label);
  return fallback === null ? label : words.fallback(label, fallback);
}

/** A capital or one line is the author's neatness: it says nothing about what the value is. */
function isTidy({ filters }: ReadValue): boolean {
  return filters.every(({ name }) => ['upcase_first', 'one_line', 'default', 'or_skip_line'].includes(name));
}

function commandLabel(inside: string, event: TemplateEvent, words: ChipWords): string | null {
  const [, name = '', rest = ''] = /^\s*([a-z]+)\s*([\s\S]*?)\s*$/i.exec(inside) ?? [];
  switch (name) {
    case 'if':
    case 'unless':
    case 'elsif': {
      const condition = conditionLabel(rest, event, words);
      return condition === null ? null : words.command(name, condition);
    }
    case 'else':
      return rest === '' ? words.branch('else') : null;
    case 'endif':
    case 'endunless':
      return rest === '' ? words.branch('end') : null;
    default:
      return null;
  }
}

/** `a or b`, in words; comparisons keep their code. */
function conditionLabel(condition: string, event: TemplateEvent, words: ChipWords): string | null {
  const parts = condition.split(/\s+/).map((part) => {
    if (part === 'and' || part === 'or') return words.joint(part);
    return exists(part, event) ? words.variable(part) : null;
  });
  return parts.length % 2 === 1 && parts.every((part) => part !== null) ? parts.join(' ') : null;
}

function exists(name: string, event: TemplateEvent): name is VariableName {
  return isVariableName(name) && presenceOf(name, event) !== null;
}
