import { describe, expect, it } from 'vitest';

import { checkTemplate } from '#shared/domain/template/check.ts';
import type { TemplateEvent } from '#shared/domain/template/variables.ts';

import type { FieldSetup, FieldWords } from './field-setup.ts';
import { suggestionsAt } from './suggestions.ts';

const same = (name: string) => name;
const words: FieldWords = {
  chips: {
    variable: (name) => (name === 'customer.first_name' ? 'Имя' : name),
    filter: same,
    moment: () => null,
    filtered: same,
    fallback: same,
    skip: same,
    command: same,
    branch: same,
    joint: same,
  },
  problem: ({ kind }) => kind,
  fix: ({ kind }) => kind,
  group: (name) => name.split('.')[0] ?? '',
  mayBeEmpty: 'may be empty',
  filter: same,
  tag: same,
  suggestions: 'Suggestions',
};

function setupOf(event: TemplateEvent): FieldSetup {
  return {
    event,
    language: 'en',
    timeZone: 'Europe/London',
    words,
    showsCodes: false,
    problemsOf: (text) => checkTemplate(text, event),
  };
}

/** The suggestions where `^` stands. */
function at(marked: string, event: TemplateEvent = 'reminder', isExplicit = false) {
  const place = marked.indexOf('^');
  return suggestionsAt(marked.replace('^', ''), place, setupOf(event), isExplicit);
}
const codes = (marked: string, event?: TemplateEvent) => at(marked, event)?.options.map(({ code }) => code);

describe('after two braces', () => {
  it('every variable of the event is offered with its example and whether it may be empty', () => {
    const options = at('Hi {{ ^')!.options;
    expect(options.find(({ code }) => code === 'customer.first_name')).toEqual({
      kind: 'variable',
      label: 'Имя',
      code: 'customer.first_name',
      example: 'Anna',
      mayBeEmpty: true,
      group: 'customer',
      isWhole: false,
    });
    expect(options.find(({ code }) => code === 'visit.start')).toMatchObject({ mayBeEmpty: false });
    expect(options.map(({ code }) => code)).not.toContain('sender.name');
    expect(codes('{{ ^', 'quick-reply')).toContain('sender.name');
  });

  it('what is typed narrows them, in code and in the words of the reader', () => {
    expect(codes('{{ staf^')).toEqual(['staff.name']);
    expect(codes('{{ имя^ }}')).toEqual(['customer.first_name']);
    expect(codes('{{ addr^')).toEqual(['visit.address', 'business.address']);
    expect(at('Hi {{ cust^')!.from).toBe(6);
  });
});

describe('after a bar', () => {
  it('only filters that fit are offered, with what becomes of the example', () => {
    const options = at('{{ visit.start | ^ }}')!.options;
    expect(options.map(({ code }) => code)).toEqual([
      'date',
      'date: "year"',
      'date: "weekday"',
      'date: "short"',
      'time',
      'time: 12',
      'time: 24',
      'weekday',
      'on_weekday',
      'default: "…"',
      'or_skip_line',
    ]);
    expect(options.find(({ code }) => code === 'date: "weekday"')?.example).toBe('Saturday, November 21');
  });

  it('what came out of an earlier filter counts', () => {
    expect(codes('{{ visit.start | time | ^')).toEqual([
      'first_name',
      'upcase_first',
      'one_line',
      'truncate: 40',
      'default: "…"',
      'or_skip_line',
    ]);
    expect(codes('{{ staff.name | ^')?.[0]).toBe('default: "…"');
    expect(codes('{{ visit.price | mon^')).toEqual(['money']);
  });
});

describe('elsewhere', () => {
  it('commands are offered after a brace and a percent sign, variables in their conditions', () => {
    expect(codes('{% el^')).toEqual(['elsif', 'else']);
    expect(codes('{% if staf^')).toEqual(['staff.name']);
    expect(codes('{% if staff.name and visit.addr^ %}')).toEqual(['visit.address']);
  });

  it('nothing is, unless one asks: then whole codes', () => {
    expect(at('Hello ^')).toBeNull();
    expect(at('{{ visit.start }} ^')).toBeNull();
    expect(at('{{ visit.start | default: "a^')).toBeNull();
    const asked = at('Hello staf^', 'reminder', true)!;
    expect(asked.from).toBe(6);
    expect(asked.options).toMatchObject([{ code: 'staff.name', isWhole: true }]);
  });
});
