import { describe, expect, it } from 'vitest';

import { codesOf, partsOf, readValue, splitAtBars } from './codes.ts';

describe('the codes of a text', () => {
  it('are found with their places, closed ones only', () => {
    expect(codesOf('Hi {{ customer.name }}{% if a %}, {{ open')).toEqual([
      { kind: 'value', from: 3, to: 22, inside: ' customer.name ' },
      { kind: 'command', from: 22, to: 32, inside: ' if a ' },
    ]);
  });

  it('have parts with a colour of their own', () => {
    const text = '{{ visit.start | date: "weekday" }}';
    const [code] = codesOf(text);
    expect(partsOf(text, code!).map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['name', 'visit.start'],
      ['filter', 'date'],
      ['quoted', '"weekday"'],
    ]);
  });

  it('begin with a word when they are commands', () => {
    const text = '{% if visit.address and staff.name %}';
    const [code] = codesOf(text);
    expect(partsOf(text, code!).map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['word', 'if'],
      ['name', 'visit.address'],
      ['word', 'and'],
      ['name', 'staff.name'],
    ]);
  });
});

describe('a value', () => {
  it('is its variable and its filters, in order', () => {
    expect(readValue(' staff.name | upcase_first | default: "a | b" ')).toEqual({
      variable: 'staff.name',
      filters: [
        { name: 'upcase_first', argument: null },
        { name: 'default', argument: '"a | b"' },
      ],
    });
  });

  it('is none when it is cleverer than that', () => {
    expect(['a == b', '"words"', 'a | | b', ''].map(readValue)).toEqual([null, null, null, null]);
  });

  it('is split at bars outside of quotes', () => {
    expect(splitAtBars('a | b: "x|y" |')).toEqual(['a ', ' b: "x|y" ', '']);
  });
});
