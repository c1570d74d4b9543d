import { expect, test } from 'vitest';

import { branchFor, piecesOf } from './pieces.ts';

const audience = { language: 'en', timeZone: 'UTC' } as const;

test('a text is words, values and choices', () => {
  const text =
    'Hello{% if customer.first_name %} {{ customer.first_name }}{% else %}!{% endif %}\n📍 {{ visit.address | one_line | or_skip_line }}';
  expect(piecesOf(text)).toEqual([
    { kind: 'words', text: 'Hello' },
    {
      kind: 'choice',
      condition: 'customer.first_name',
      branches: [
        {
          tag: '{% if customer.first_name %}',
          pieces: [
            { kind: 'words', text: ' ' },
            {
              kind: 'value',
              name: 'customer.first_name',
              source: 'customer.first_name',
              skipsLine: false,
              hasDefault: false,
            },
          ],
        },
        { tag: '{% else %}', pieces: [{ kind: 'words', text: '!' }] },
      ],
      end: '{% endif %}',
    },
    { kind: 'words', text: '\n📍 ' },
    {
      kind: 'value',
      name: 'visit.address',
      source: 'visit.address | one_line',
      skipsLine: true,
      hasDefault: false,
    },
  ]);
});

test('filters keep their arguments, and comments are not there', () => {
  const text =
    '{% comment %}for {{ customer.name }}{% endcomment %}{{ visit.start | date: "weekday" | upcase_first }}{{ staff.name | default: "us" }}';
  expect(piecesOf(text)).toEqual([
    {
      kind: 'value',
      name: 'visit.start',
      source: 'visit.start | date: "weekday" | upcase_first',
      skipsLine: false,
      hasDefault: false,
    },
    {
      kind: 'value',
      name: 'staff.name',
      source: 'staff.name | default: "us"',
      skipsLine: false,
      hasDefault: true,
    },
  ]);
});

test.each([
  [{ 'visit.service': 'Haircut' }, '{% if visit.service == "Haircut" %}a{% else %}b{% endif %}', 0],
  [{ 'visit.service': 'Massage' }, '{% if visit.service == "Haircut" %}a{% else %}b{% endif %}', 1],
  [{}, '{% if visit.service %}a{% endif %}', -1],
  [{}, '{% unless visit.service %}a{% endunless %}', 0],
  [
    { 'visit.service': 'Massage' },
    '{% case visit.service %}{% when "Haircut" %}a{% when "Massage" %}b{% endcase %}',
    2,
  ],
])('with %j the branch of %s is %i', (values, text, branch) => {
  const [choice] = piecesOf(text);
  if (choice?.kind !== 'choice') throw new Error('A choice was expected.');
  expect(branchFor(choice, values, audience)).toBe(branch);
});
