import { describe, expect, it } from 'vitest';

import { insertCondition, insertVariable, toggleMark, type TextChange } from './insertion.ts';

/** The text after a change, the selection between ‹ and ›, or ‹› for the cursor. */
function applied(text: string, { from, to, insert, select }: TextChange): string {
  const next = text.slice(0, from) + insert + text.slice(to);
  return `${next.slice(0, select.from)}‹${next.slice(select.from, select.to)}›${next.slice(select.to)}`;
}

const at = (text: string) => ({ from: text.indexOf('^'), to: text.indexOf('^') });
const bare = (text: string) => text.replace('^', '');

describe('a variable that is put in', () => {
  it('stands alone when every message has it', () => {
    const text = 'See you ^.';
    expect(applied(bare(text), insertVariable(bare(text), at(text), 'visit.start', 'time', 'reminder'))).toBe(
      'See you {{ visit.start | time }}‹›.',
    );
  });

  it('brings words for when it is empty, ready to be typed over', () => {
    const text = 'Hello ^!';
    const change = insertVariable(bare(text), at(text), 'customer.first_name', '', 'reminder');
    expect(applied(bare(text), change)).toBe('Hello {{ customer.first_name | default: "‹…›" }}!');
  });

  it('takes its line along when it is all that the line says, or what its label is about', () => {
    const alone = 'Hello\n📍 ^\nBye';
    expect(
      applied(bare(alone), insertVariable(bare(alone), at(alone), 'visit.address', '', 'reminder')),
    ).toBe('Hello\n📍 {{ visit.address | or_skip_line }}‹›\nBye');
    const labelled = 'With: ^';
    expect(
      applied(bare(labelled), insertVariable(bare(labelled), at(labelled), 'staff.name', '', 'paid')),
    ).toBe('With: {{ staff.name | or_skip_line }}‹›');
  });

  it('keeps the line of a greeting', () => {
    expect(applied('', insertVariable('', { from: 0, to: 0 }, 'customer.first_name', '', 'reminder'))).toBe(
      '{{ customer.first_name | default: "‹…›" }}',
    );
  });

  it('needs nothing more where a condition asks for it', () => {
    const text = '{% if staff.name %}With ^{% endif %}';
    expect(applied(bare(text), insertVariable(bare(text), at(text), 'staff.name', '', 'reminder'))).toBe(
      '{% if staff.name %}With {{ staff.name }}‹›{% endif %}',
    );
  });

  it('replaces what is selected', () => {
    expect(
      applied('At ten', insertVariable('At ten', { from: 3, to: 6 }, 'business.name', '', 'reminder')),
    ).toBe('At {{ business.name }}‹›');
  });
});

describe('a part that is left out', () => {
  it('is what was selected, or a place for words', () => {
    expect(applied('With Ann', insertCondition('With Ann', { from: 0, to: 8 }, 'staff.name'))).toBe(
      '{% if staff.name %}‹With Ann›{% endif %}',
    );
    expect(applied('', insertCondition('', { from: 0, to: 0 }, 'staff.name'))).toBe(
      '{% if staff.name %}‹…›{% endif %}',
    );
  });
});

describe('marks of type', () => {
  it('are put around the words, not around their blanks, and taken away again', () => {
    expect(applied('see you soon', toggleMark('see you soon', { from: 3, to: 8 }, '*'))).toBe(
      'see *‹you›* soon',
    );
    expect(applied('see *you* soon', toggleMark('see *you* soon', { from: 5, to: 8 }, '*'))).toBe(
      'see ‹you› soon',
    );
    expect(applied('see *you* soon', toggleMark('see *you* soon', { from: 4, to: 9 }, '*'))).toBe(
      'see ‹you› soon',
    );
  });

  it('wait for words when nothing is selected', () => {
    expect(applied('a b', toggleMark('a b', { from: 2, to: 2 }, '```'))).toBe('a ```‹›```b');
  });
});
