import { describe, expect, it } from 'vitest';

import { checkTemplate } from '#shared/domain/template/check.ts';

import { fixesFor } from './fixes.ts';

/** The text after each fix of its first problem. */
function fixed(text: string): string[] {
  const [problem] = checkTemplate(text, 'reminder');
  return fixesFor(text, problem!).map(
    ({ kind, from, to, insert }) => `${kind}: ${text.slice(0, from)}${insert}${text.slice(to)}`,
  );
}

describe('a problem is put right with a click', () => {
  it('by the name that was meant, or without it', () => {
    expect(fixed('Hi {{ customer.firstname | default: "you" }}!')).toEqual([
      'suggestion: Hi {{ customer.first_name | default: "you" }}!',
      'remove: Hi !',
    ]);
  });

  it('by saying what stands there when a value is empty; a line of its own goes first', () => {
    expect(fixed('Hi {{ customer.first_name }}!')).toEqual([
      'default: Hi {{ customer.first_name | default: "…" }}!',
      'skipLine: Hi {{ customer.first_name | or_skip_line }}!',
    ]);
    expect(fixed('Hi\n{{ visit.address }}')[0]).toBe('skipLine: Hi\n{{ visit.address | or_skip_line }}');
  });

  it('by closing what is open', () => {
    expect(fixed('{% if staff.name %}With {{ staff.name }}')).toEqual([
      'close: {% if staff.name %}With {{ staff.name }}{% endif %}',
    ]);
    expect(fixed('See you {{ visit.start | time soon')).toEqual([
      'close: See you {{ visit.start | time }} soon',
    ]);
  });

  it('by taking out what does not fit', () => {
    expect(fixed('{{ visit.start | money }} and more')).toEqual(['remove: {{ visit.start }} and more']);
    expect(fixed('{{ visit.start | shout: "loud" | date }}')).toEqual(['remove: {{ visit.start | date }}']);
    expect(fixed('Hi {% endif %}there')).toEqual(['remove: Hi there']);
    expect(fixed('Hi {% loop %}there')).toEqual(['remove: Hi there']);
    expect(fixed('{{ sender.name }} says hi')).toEqual(['remove:  says hi']);
  });

  it('after which the text is right, wherever that can be known', () => {
    for (const text of [
      '{% if staff.name %}a',
      'x {{ visit.start',
      '{{ visit.start | money }}',
      'a {{ staff.name }}',
    ]) {
      const [problem] = checkTemplate(text, 'reminder');
      const [fix] = fixesFor(text, problem!);
      const next = text.slice(0, fix!.from) + fix!.insert + text.slice(fix!.to);
      expect(checkTemplate(next, 'reminder')).toEqual([]);
    }
  });
});
