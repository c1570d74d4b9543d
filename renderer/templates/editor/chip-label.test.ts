import { describe, expect, it } from 'vitest';

import { chipLabel, type ChipWords } from './chip-label.ts';
import { codesOf } from './codes.ts';

const words: ChipWords = {
  variable: (name) => name.split('.')[1] ?? '',
  filter: (name, argument) => (argument === null ? name : `${name} ${argument}`),
  moment: (name) => (name === 'time' ? 'Time' : null),
  filtered: (name, filter) => `${name} · ${filter}`,
  fallback: (name, other) => `${name} or “${other}”`,
  skip: (name) => `${name} or no line`,
  command: (kind, condition) => `${kind} ${condition}`,
  branch: (kind) => kind,
  joint: (kind) => kind.toUpperCase(),
};

const label = (text: string) => {
  const [code] = codesOf(text);
  return code === undefined ? null : chipLabel(code, 'reminder', words);
};

describe('a code in words', () => {
  it.each([
    ['{{ business.name }}', 'name'],
    ['{{ visit.start | time }}', 'Time'],
    ['{{ visit.end | time }}', 'end · time'],
    ['{{ visit.end | date: "short" | upcase_first }}', 'end · date short, upcase_first'],
    ['{{ visit.service | upcase_first | or_skip_line }}', 'service or no line'],
    ['{{ customer.first_name | default: "you" }}', 'first_name or “you”'],
    ['{% if visit.address or business.map %}', 'if address OR map'],
    ['{% else %}', 'else'],
    ['{% endunless %}', 'end'],
  ])('%s reads %s', (text, words) => {
    expect(label(text)).toBe(words);
  });

  it.each([
    '{{ customer.firstname }}',
    '{{ sender.name }}',
    '{{ visit.start | shout }}',
    '{% if visit.address == "x" %}',
    '{% comment %}',
    '{{ visit.start\n| time }}',
  ])('%s keeps its braces', (text) => {
    expect(label(text)).toBeNull();
  });
});
