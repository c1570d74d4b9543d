import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainTextOf } from '#shared/domain/formatting.ts';

import { loneEmojiCount, parseFormatting } from './parse-formatting.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('WhatsApp formatting', () => {
  it('reads bold, italic and struck words', () => {
    expect(parseFormatting('see *you* at _ten_, not ~nine~')).toEqual([
      text('see '),
      { kind: 'bold', children: [text('you')] },
      text(' at '),
      { kind: 'italic', children: [text('ten')] },
      text(', not '),
      { kind: 'strike', children: [text('nine')] },
    ]);
  });

  it('reads marks within marks', () => {
    expect(parseFormatting('*_both_ here*')).toEqual([
      { kind: 'bold', children: [{ kind: 'italic', children: [text('both')] }, text(' here')] },
    ]);
  });

  it.each([
    ['2 * 3 * 4'],
    ['snake_case_name'],
    ['a*b*c'],
    ['* a list entry'],
    ['*not closed'],
    ['*over\nlines*'],
    ['**'],
    ['~ ~'],
    ['привет_мир_снова'],
  ])('leaves %j as it was typed', (typed) => {
    expect(parseFormatting(typed)).toEqual([text(typed)]);
  });

  it('keeps everything between three backquotes as it is, over several lines', () => {
    expect(parseFormatting('key:\n```\n*a*\n  b\n```')).toEqual([
      text('key:\n'),
      { kind: 'mono', text: '*a*\n  b' },
    ]);
  });

  it('reads code within a line', () => {
    expect(parseFormatting('type `*1*` please')).toEqual([
      text('type '),
      { kind: 'code', text: '*1*' },
      text(' please'),
    ]);
  });

  it('finds links and leaves the sentence its punctuation', () => {
    expect(parseFormatting('Look (https://example.com/a_b_c?x=1), or www.salon.ru!')).toEqual([
      text('Look ('),
      { kind: 'link', href: 'https://example.com/a_b_c?x=1', text: 'https://example.com/a_b_c?x=1' },
      text('), or '),
      { kind: 'link', href: 'https://www.salon.ru/', text: 'www.salon.ru' },
      text('!'),
    ]);
  });

  it('keeps brackets that belong to the address', () => {
    expect(parseFormatting('https://en.example.org/wiki/Bell_(desk)')).toMatchObject([
      { text: 'https://en.example.org/wiki/Bell_(desk)' },
    ]);
  });

  it('reads a bold link', () => {
    expect(parseFormatting('*https://example.com*')).toMatchObject([
      { kind: 'bold', children: [{ kind: 'link' }] },
    ]);
  });

  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['file:///etc/passwd'],
    ['https://user:word@example.com'],
    ['https://localhost'],
    ['<img src=x onerror=alert(1)>'],
  ])('makes no link of %j', (typed) => {
    const kinds = JSON.stringify(parseFormatting(typed));
    expect(kinds).not.toContain('"link"');
    expect(plainTextOf(typed)).toBe(typed);
  });

  it('loses no word of any text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'я', ' ', '*', '_', '~', '\n', '\u{F8FF}', '.', 'https://a.b'),
        }),
        (typed) => {
          const withoutMarks = (value: string) => value.replace(/[*_~]/g, '');
          expect(withoutMarks(plainTextOf(typed))).toBe(withoutMarks(typed));
        },
      ),
    );
  });

  it('reads the longest message with unclosed marks within a moment', () => {
    const hostile = '*a _b ~c '.repeat(2222);
    const before = performance.now();
    expect(plainTextOf(hostile)).toBe(hostile);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('messages of emoji alone', () => {
  it.each([
    ['👍', 1],
    ['❤️🔥', 2],
    ['👩‍👩‍👧 🇷🇺 1️⃣', 3],
    ['👍👍👍👍', null],
    ['ok 👍', null],
    ['', null],
    ['42', null],
  ])('counts %j as %s', (typed, expected) => {
    expect(loneEmojiCount(typed)).toBe(expected);
  });
});
