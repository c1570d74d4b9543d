import { checkTemplate, isError } from '#shared/domain/template/check.ts';
import { foldForSearch } from '#shared/domain/search-text.ts';
import { filterOf, templateFilters, type FilterInput } from '#shared/domain/template/filters.ts';
import { renderTemplate } from '#shared/domain/template/render.ts';
import {
  exampleValues,
  isVariableName,
  presenceOf,
  templateVariables,
  variableNames,
} from '#shared/domain/template/variables.ts';

import { readValue, splitAtBars } from './codes.ts';
import type { FieldSetup } from './field-setup.ts';

/** One thing that may be put in at the cursor. */
export type Suggestion = {
  readonly kind: 'variable' | 'filter' | 'command';
  /** In the reader's words. */
  readonly label: string;
  /** What is written for it. */
  readonly code: string;
  /** What it becomes, for example; '' when that depends. */
  readonly example: string;
  readonly mayBeEmpty: boolean;
  /** The heading under which it stands; null = none. */
  readonly group: string | null;
  /** True when the code is a whole `{{ … }}` or `{% … %}`, false when it goes inside one. */
  readonly isWhole: boolean;
};

export type Suggestions = { readonly from: number; readonly options: readonly Suggestion[] };

/** What fits at a place of a text; null when nothing is asked for there. `isExplicit`: the person pressed the keys for it. */
export function suggestionsAt(
  text: string,
  at: number,
  setup: FieldSetup,
  isExplicit: boolean,
): Suggestions | null {
  const before = text.slice(0, at);
  const opened = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  const inside = opened < 0 ? null : before.slice(opened + 2);
  if (inside === null || /[}\n]/.test(inside)) return isExplicit ? everywhere(text, at, setup) : null;
  return before.startsWith('{{', opened) ? inValue(inside, at, setup) : inCommand(inside, at, setup);
}

function inValue(inside: string, at: number, setup: FieldSetup): Suggestions | null {
  const pieces = splitAtBars(inside);
  const last = pieces.at(-1) ?? '';
  const typed = last.trimStart();
  if (pieces.length === 1) {
    return /^-?[\p{L}\d_. ]*$/u.test(typed) ? found(variables(setup, false), typed, at) : null;
  }
  if (!/^[\p{L}\d_]*$/u.test(typed)) return null;
  const before = pieces.slice(0, -1).join('|').trim();
  const input = typeBefore(before);
  return found(filters(setup, before, input), typed, at);
}

function inCommand(inside: string, at: number, setup: FieldSetup): Suggestions | null {
  const condition = /^-?\s*(?:if|unless|elsif)\s+(?:[\w.]+\s+(?:and|or)\s+)*([\p{L}\d_.]*)$/u.exec(inside);
  if (condition) return found(variables(setup, false), condition[1] ?? '', at);
  const name = /^-?\s*(\p{L}*)$/u.exec(inside);
  return name ? found(commands(setup), name[1] ?? '', at) : null;
}

function everywhere(text: string, at: number, setup: FieldSetup): Suggestions {
  const typed = /[\p{L}\d_.]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  const options = variables(setup, true);
  const fitting = found(options, typed, at);
  return fitting.options.length === 0 ? { from: at, options } : fitting;
}

/** The options that fit what is typed, those that begin with it first, else in their own order. */
function found(options: readonly Suggestion[], typed: string, at: number): Suggestions {
  const wanted = foldForSearch(typed.trim());
  const rank = ({ label, code }: Suggestion) => {
    const names = [foldForSearch(label), code, code.slice(code.indexOf('.') + 1)];
    if (names.some((name) => name.startsWith(wanted))) return 0;
    return names.some((name) => name.includes(wanted)) ? 1 : 2;
  };
  return {
    from: at - typed.length,
    options: options.filter((option) => rank(option) < 2).sort((one, other) => rank(one) - rank(other)),
  };
}

function variables(setup: FieldSetup, isWhole: boolean): Suggestion[] {
  return variableNames
    .filter((name) => presenceOf(name, setup.event) !== null)
    .map((name) => ({
      kind: 'variable',
      label: setup.words.chips.variable(name),
      code: name,
      example: exampleOf(`{{ ${name} }}`, setup),
      mayBeEmpty: presenceOf(name, setup.event) === 'maybe',
      group: setup.words.group(name),
      isWhole,
    }));
}

/** What comes out of the code so far; null when nobody can tell. */
function typeBefore(code: string): FilterInput | null {
  const value = readValue(code);
  if (value === null || !isVariableName(value.variable)) return null;
  let type: FilterInput = templateVariables[value.variable].type;
  for (const { name } of value.filters) {
    const filter = filterOf(name);
    if (filter === null) return null;
    type = filter.arguments.kind === 'fallback' ? 'words' : (filter.gives ?? type);
  }
  return type;
}

function filters(setup: FieldSetup, before: string, input: FilterInput | null): Suggestion[] {
  const name = before.split('|', 1)[0]?.trim() ?? '';
  const isSure = isVariableName(name) && presenceOf(name, setup.event) === 'always';
  const isFallback = (filter: string) => filter === 'default' || filter === 'or_skip_line';
  return (
    Object.entries(templateFilters)
      // What is never empty hardly needs a word for it.
      .sort(([one], [other]) => (isSure ? Number(isFallback(one)) - Number(isFallback(other)) : 0))
      .filter(([, filter]) => input === null || filter.takes.includes(input))
      .flatMap(([name, filter]) => {
        const { arguments: wanted } = filter;
        switch (wanted.kind) {
          case 'none':
            return [name];
          case 'choice':
            return [
              name,
              ...wanted.choices.map((choice) =>
                typeof choice === 'number' ? `${name}: ${choice}` : `${name}: "${choice}"`,
              ),
            ];
          case 'number':
            return [`${name}: 40`];
          case 'fallback':
            return [`${name}: "…"`];
        }
      })
      .map((code) => {
        const [name = ''] = code.split(':');
        return {
          kind: 'filter',
          label: setup.words.filter(name),
          code,
          example: isFallback(name) ? '' : exampleOf(`{{ ${before} | ${code} }}`, setup),
          mayBeEmpty: false,
          group: null,
          isWhole: false,
        };
      })
  );
}

function commands({ words }: FieldSetup): Suggestion[] {
  const entries: [Parameters<typeof words.tag>[0], string][] = [
    ['if', 'if'],
    ['unless', 'unless'],
    ['elsif', 'elsif'],
    ['else', 'else'],
    ['endif', 'endif'],
    ['endunless', 'endunless'],
    ['comment', 'comment'],
  ];
  return entries.map(([name, code]) => ({
    kind: 'command',
    label: words.tag(name),
    code,
    example: '',
    mayBeEmpty: false,
    group: null,
    isWhole: false,
  }));
}

/** A code written out with the example values, on one line and not too long; '' for one that cannot be. */
export function exampleOf(code: string, { event, language, timeZone }: Omit<FieldSetup, 'words'>): string {
  if (checkTemplate(code, event).some(isError)) return '';
  const { text } = renderTemplate(code, exampleValues(event, language), { language, timeZone });
  const line = text.replace(/\s*\n\s*/g, ', ');
  return line.length > 36 ? `${line.slice(0, 35).trimEnd()}…` : line;
}
